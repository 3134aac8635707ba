// The people of the journal, kept by id, because names stand on almost every view.

import { backend, type Person, type PersonDraft, type PersonKind } from './backend';
import { fold } from './fold';

let list = $state.raw<Person[]>([]);
const byId = $derived(new Map(list.map((person) => [person.id, person])));
const offered = $derived(list.filter((person) => !person.in_trash));

/** The people. */
export const people = {
  /** Those who are not in the trash, by name. */
  get all(): readonly Person[] {
    return offered;
  },

  /** Reads the list anew. Views call it when they open. */
  async load(): Promise<void> {
    list = await backend.call('people_list', {});
  },

  /** The person of an id, in the trash or not. */
  get(id: string): Person | undefined {
    return byId.get(id);
  },

  /** Shows what was just written of a person wherever their name stands. */
  edited(id: string, draft: PersonDraft): void {
    list = list.map((person) => (person.id === id ? { ...person, ...draft } : person));
  },
};

/** A person's name, also of one in the trash; empty when there is no such person any more. */
export function nameOf(id: string): string {
  return byId.get(id)?.name ?? '';
}

/** The person of a name, made if there is none. */
export async function findOrCreate(name: string, kind: PersonKind = 'person'): Promise<Person> {
  const person = await backend.call('person_find_or_create', { name: name.trim(), kind });
  if (byId.get(person.id)?.in_trash !== false) await people.load();
  return person;
}

/** Somebody who was looked for, and the other name by which they were found, if it was one. */
export interface Match {
  person: Person;
  alias?: string;
}

/** Those whose name, or another name, has what was typed in it. Names that begin with it come first. */
export function matching(typed: string, among: readonly Person[] = offered): Match[] {
  const wanted = fold(typed);
  const has = (name: string) => fold(name).includes(wanted);
  const found = among.flatMap((person): Match[] => {
    if (has(person.name)) return [{ person }];
    const alias = person.aliases.find(has);
    return alias === undefined ? [] : [{ person, alias }];
  });
  const begins = ({ person, alias }: Match) => fold(alias ?? person.name).startsWith(wanted);
  return found.sort((one, other) => Number(begins(other)) - Number(begins(one)));
}

/** Who is meant by a whole name: the one who has it, else the only one who has it as another name. */
export function meant(typed: string): Person | undefined {
  const wanted = fold(typed);
  const named = offered.find((person) => fold(person.name) === wanted);
  if (named) return named;
  const called = offered.filter((person) => person.aliases.some((alias) => fold(alias) === wanted));
  return called.length === 1 ? called[0] : undefined;
}
