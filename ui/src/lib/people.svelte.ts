// The people of the journal, kept by id, because names stand on almost every view.

import { backend, type Person, type PersonKind } from './backend';

let list = $state.raw<Person[]>([]);
const byId = $derived(new Map(list.map((person) => [person.id, person])));

/** The people, by name. */
export const people = {
  get all(): readonly Person[] {
    return list;
  },

  /** Reads the list anew. Views call it when they open. */
  async load(): Promise<void> {
    list = await backend.call('people_list', {});
  },

  /** The person of an id. */
  get(id: string): Person | undefined {
    return byId.get(id);
  },
};

/** A person's name, empty when they are not on the list any more. */
export function nameOf(id: string): string {
  return byId.get(id)?.name ?? '';
}

/** The person of a name, made if there is none. */
export async function findOrCreate(name: string, kind: PersonKind = 'person'): Promise<Person> {
  const person = await backend.call('person_find_or_create', { name: name.trim(), kind });
  if (!byId.has(person.id)) await people.load();
  return person;
}
