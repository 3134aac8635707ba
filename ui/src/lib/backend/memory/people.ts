// People in memory: who there is, what speaks of them, two made one.

import { BackendError, type Id, type LinkedEntries, type Person } from '$lib/backend';

import { worksheets } from './inventory';
import { snippet, texts } from './journal';
import { now, stamp, type Area, type Memory } from './state';

const same = (one: string, other: string) => one.localeCompare(other, 'en', { sensitivity: 'base' }) === 0;

/** The commands of People. */
export default (memory: Memory): Area => {
  const get = (id: Id): Person => {
    const person = memory.tables.people.find((each) => each.id === id);
    if (!person) throw new BackendError({ code: 'not_found' });
    return person;
  };
  const answersOf = (id: Id) =>
    memory.tables.entries.filter((entry) => Object.values(entry.answers).some((answer) => answer.people.includes(id)));
  const amendsOf = (id: Id) => memory.tables.amends.filter((each) => each.person === id);
  /** Puts somebody, or nobody, in the place of a person wherever an answer links to them. */
  const relink = (id: Id, by: Id[]) => {
    for (const answer of memory.tables.entries.flatMap((entry) => Object.values(entry.answers))) {
      answer.people = [...new Set(answer.people.flatMap((each) => (each === id ? by : [each])))];
    }
  };

  function entriesOf(id: Id): LinkedEntries[] {
    return memory.tables.inventories.flatMap((inventory) =>
      worksheets.flatMap((sheet): LinkedEntries[] => {
        const entries = answersOf(id).filter((each) => each.inventory === inventory.id && each.worksheet === sheet.id);
        if (entries.length === 0) return [];
        return [
          {
            inventory: inventory.id,
            inventory_title: inventory.title,
            started: inventory.started,
            worksheet: sheet.id,
            title: sheet.title,
            labels: Object.fromEntries(sheet.fields.map((field) => [field.id, field.label])),
            entries: entries.map((entry) => ({
              id: entry.id,
              fields: Object.keys(entry.answers).filter((field) => entry.answers[field]?.people.includes(id)),
              line: Object.values(entry.answers).find((answer) => answer.text)?.text ?? '',
              date: entry.updated.slice(0, 10),
            })),
          },
        ];
      }),
    );
  }

  return {
    people_list: () => [...memory.tables.people].sort((a, b) => a.name.localeCompare(b.name)),
    person_find_or_create({ name, kind }) {
      const known = memory.tables.people.find((each) => (kind === 'myself' ? each.kind === kind : same(each.name, name)));
      if (known) {
        known.in_trash = false;
        return known;
      }
      const person: Person = { ...stamp(), name, kind, aliases: [], initials: '', stand_in: '', in_trash: false };
      memory.remember({ target: { kind: 'person', id: person.id }, action: 'created' });
      memory.tables.people.push(person);
      return person;
    },
    people_links: () =>
      memory.tables.people
        .map(({ id }) => ({ person: id, entries: answersOf(id).length, amends: amendsOf(id).length }))
        .filter(({ entries, amends }) => entries + amends > 0),
    person_page({ id }) {
      const person = get(id);
      const linked = new Set([...answersOf(id), ...amendsOf(id)].map((each) => each.id));
      const mentions = texts(memory.tables).flatMap(({ target, title, text, date }) => {
        const name = [person.name, ...person.aliases].find((each) => text.toLowerCase().includes(each.toLowerCase()));
        const here = target.kind !== 'step' && linked.has(target.id);
        return name && !here ? [{ target, title: { own: title }, date, snippet: snippet(text, name) }] : [];
      });
      return {
        person,
        entries: entriesOf(id),
        amends: amendsOf(id).map((each) => ({
          id: each.id, status: each.status, line: each.harm, date: each.updated.slice(0, 10),
        })),
        mentions,
        mentions_in_all: mentions.length,
        out_of_view: 0,
      };
    },
    person_merge({ keep, other }) {
      const [kept, gone] = [get(keep), get(other)];
      memory.remember({ target: { kind: 'person', id: keep }, action: 'merged' });
      relink(other, [keep]);
      for (const amends of amendsOf(other)) amends.person = keep;
      kept.aliases = [...new Set([...kept.aliases, gone.name, ...gone.aliases])];
      kept.initials ||= gone.initials;
      kept.stand_in ||= gone.stand_in;
      memory.tables.people = memory.tables.people.filter((each) => each.id !== other);
      return kept;
    },
    person_delete({ id, unlink }) {
      const person = get(id);
      memory.remember({ target: { kind: 'person', id }, action: 'deleted' });
      if (unlink) {
        relink(id, []);
        for (const amends of amendsOf(id)) {
          const item = { target: { kind: 'amends' as const, id: amends.id }, title: person.name, deleted: now() };
          memory.tables.trash.push({ item, rows: { amends: [amends] } });
        }
        memory.tables.amends = memory.tables.amends.filter((each) => each.person !== id);
      }
      person.in_trash = true;
      memory.tables.trash.push({ item: { target: { kind: 'person', id }, title: person.name, deleted: now() }, rows: {} });
      return null;
    },
  };
};
