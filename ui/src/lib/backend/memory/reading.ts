// Reading to somebody, in memory.

import { BackendError, type Id, type Reading } from '$lib/backend';

import { fresh } from './amends';
import { now, type Area, type Memory, type Tables } from './state';

/** What is kept of an entry, made if there is nothing yet. */
export function readingOf(tables: Tables, entry: Id): Reading {
  const found = tables.readings.find((reading) => reading.entry === entry);
  if (found) return found;
  const reading: Reading = { entry, shared: null, come_back: false, said: '' };
  tables.readings.push(reading);
  return reading;
}

/** The commands of reading, and of carrying what was read to Step 8. */
export default (memory: Memory): Area => {
  /** Where reading stopped, by inventory. It is no part of undo. */
  const stopped = new Map<Id, Id | null>();
  const remember = (entry: Id) => {
    const found = memory.tables.entries.find((each) => each.id === entry);
    if (!found) throw new BackendError({ code: 'not_found' });
    const { id, inventory, worksheet } = found;
    memory.remember({ target: { kind: 'entry', id, inventory, worksheet, field: null }, action: 'edited' });
  };
  return {
    reading_list({ inventory }) {
      const here = new Set(memory.tables.entries.filter((each) => each.inventory === inventory).map((each) => each.id));
      return {
        stopped: stopped.get(inventory) ?? null,
        entries: memory.tables.readings.filter((reading) => here.has(reading.entry)),
      };
    },
    reading_mark({ entry, shared }) {
      remember(entry);
      const reading = readingOf(memory.tables, entry);
      reading.shared = shared ? (reading.shared ?? now()) : null;
      return null;
    },
    reading_come_back({ entry, come_back }) {
      remember(entry);
      readingOf(memory.tables, entry).come_back = come_back;
      return null;
    },
    reading_stop({ inventory, entry }) {
      stopped.set(inventory, entry);
      return null;
    },
    harms_carry({ inventory }) {
      memory.remember({ target: { kind: 'inventory', id: inventory }, action: 'created' });
      const harms = memory.tables.entries.filter(
        (entry) => entry.inventory === inventory && entry.worksheet === 'harms' && entry.amends === null,
      );
      const named = harms.filter((entry) => (entry.answers.whom?.people ?? []).length > 0);
      const amends = named.flatMap((entry) => {
        const made = (entry.answers.whom?.people ?? []).map((person) => fresh(person, entry.answers.what?.text ?? '', entry.id));
        memory.tables.amends.push(...made);
        entry.amends = made[0]?.id ?? null;
        return made.map((each) => each.id);
      });
      return { amends, unnamed: harms.length - named.length };
    },
    full_screen: ({ on }) => on ?? false,
  };
};
