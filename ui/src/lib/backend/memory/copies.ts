// Copies, in memory: each is a picture of the tables as they were.

import { BackendError, type AppError, type CopiesStanding, type CopyMade, type CopyTier, type KeptCopy } from '$lib/backend';

import { newId, now, type Area, type Memory, type Tables } from './state';

/** Copies that are there from the start: how many days old, and in which tier. */
const OLDER: readonly [number, CopyTier][] = [
  [0, 'last_days'],
  [1, 'last_days'],
  ...Array.from({ length: 20 }, (_, index): [number, CopyTier] => [index + 2, 'daily']),
  [40, 'weekly'],
  [47, 'weekly'],
  [54, 'weekly'],
  [400, 'monthly'],
  [250, 'by_hand'],
];

const DAY = 24 * 3600 * 1000;

/** A copy and what is in it. */
interface Kept {
  shown: KeptCopy;
  tables: Tables;
}

/** The commands of copies. */
export default function copies(memory: Memory): Area {
  const fail = (error: AppError): never => {
    throw new BackendError(error);
  };
  let number = 0;
  const keep = (at: string, tier: CopyTier): Kept => {
    number += 1;
    const file = `${tier === 'by_hand' ? 'kept' : 'copy'}-${String(number).padStart(4, '0')}.candor`;
    const shown: KeptCopy = {
      id: newId(),
      place: { folder: '~/.local/share/candor/Copies', file },
      kept_at: 'beside',
      at,
      why: tier === 'by_hand' ? 'by_hand' : 'daily',
      lies_beside: false,
      is_log: false,
      tier,
      bytes: 90112,
      verified: at,
      failed: null,
      opens: 'with_this',
    };
    return { shown, tables: structuredClone(memory.tables) };
  };
  let kept: Kept[] | null = null;
  let second: CopiesStanding['second'] = null;
  let inside: Kept | null = null;
  let chosen: KeptCopy | null = null;

  // Made when they are first asked for: by then the tables are filled.
  const all = (): Kept[] =>
    (kept ??= [...OLDER]
      .reverse()
      .map(([days, tier]) => keep(new Date(Date.now() - days * DAY).toISOString(), tier))
      .reverse());
  const find = (id: string): Kept => all().find((copy) => copy.shown.id === id) ?? fail({ code: 'not_found' });
  const make = (tier: CopyTier): CopyMade => {
    const copy = keep(now(), tier);
    all().unshift(copy);
    const { place, at, bytes } = copy.shown;
    return { place, at, bytes };
  };
  const standing = (): CopiesStanding => ({
    beside: '~/.local/share/candor/Copies',
    second,
    troubles: [],
    bytes: all().length * 90112,
    is_much: false,
  });
  const looked = (): Tables => inside?.tables ?? fail({ code: 'not_found' });
  const nameOf = (tables: Tables, id: string) => tables.people.find((person) => person.id === id)?.name ?? '';

  return {
    backup_now: () => make('by_hand'),
    copy_make: () => ({
      copy: { place: { folder: '~/Documents', file: 'candor copy.candor' }, at: now(), bytes: 90112 },
      lacks_words: memory.unsaved,
      listed: !memory.unsaved,
    }),
    copies_list: () => all().map((copy) => copy.shown),
    copies_standing: standing,
    copies_try_again() {
      make('last_days');
      return standing();
    },
    copy_remove({ id }) {
      find(id);
      kept = all().filter((copy) => copy.shown.id !== id);
      return null;
    },
    second_place_choose() {
      second = { folder: '/media/stick', is_there: true, last: now(), is_long_ago: false };
      return standing();
    },
    second_place_forget() {
      second = null;
      return standing();
    },
    copy_choose({ id }) {
      chosen = id === null ? null : find(id).shown;
      memory.app = { ...memory.app, copy: chosen };
      return memory.app;
    },
    copy_look({ id }) {
      inside = find(id);
      const { tables, shown } = inside;
      return {
        copy: shown,
        pages: tables.reflections
          .map(({ id, date, title, body, tags, step, updated }) => ({
            id,
            date,
            title: title || body.slice(0, 60),
            tags,
            step,
            updated,
          }))
          .sort((one, other) => other.date.localeCompare(one.date)),
        amends: tables.amends.map(({ id, person, harm, has_letter }) => ({
          id,
          name: nameOf(tables, person),
          harm,
          has_letter,
        })),
        entries: [],
      };
    },
    copy_since({ id }) {
      const { tables } = find(id);
      const changed = (before: { id: string; updated: string }[], today: { id: string; updated: string }[]) =>
        today.filter((each) => before.find((one) => one.id === each.id)?.updated !== each.updated).length;
      return {
        pages: changed(tables.reflections, memory.tables.reflections),
        entries: 0,
        amends: changed(tables.amends, memory.tables.amends),
      };
    },
    copy_read({ name }) {
      const tables = looked();
      if (name.kind === 'page') {
        const page = tables.reflections.find((each) => each.id === name.id);
        if (page) return { kind: 'page', page };
      }
      if (name.kind === 'amends') {
        const amends = tables.amends.find((each) => each.id === name.id);
        if (amends) {
          return { kind: 'amends', amends, name: nameOf(tables, amends.person), letter: tables.letters[amends.id] ?? '' };
        }
      }
      return fail({ code: 'not_found' });
    },
    copy_take_over({ name }) {
      const tables = looked();
      const id = newId();
      if (name.kind === 'page') {
        const page = tables.reflections.find((each) => each.id === name.id);
        if (!page) return fail({ code: 'not_found' });
        memory.remember({ target: { kind: 'reflection', id }, action: 'created' });
        memory.tables.reflections.unshift({ ...structuredClone(page), id });
        return { kind: 'reflection', id };
      }
      const amends = tables.amends.find((each) => each.id === name.id);
      if (!amends) return fail({ code: 'not_found' });
      memory.remember({ target: { kind: 'amends', id }, action: 'created' });
      memory.tables.amends.unshift({ ...structuredClone(amends), id });
      return { kind: 'amends', id };
    },
    copy_close() {
      inside = null;
      return null;
    },
    copy_bring_back({ id, secret }) {
      if (secret?.kind === 'passphrase' && secret.text !== memory.passphrase) fail({ code: 'wrong_passphrase' });
      const { tables } = find(id);
      if (memory.app.phase === 'unlocked') make('by_hand');
      memory.tables = structuredClone(tables);
      inside = null;
      memory.app =
        memory.app.phase === 'unlocked'
          ? { ...memory.app, phase: 'locked', locked_because: 'brought_back', copy: null }
          : { ...memory.app, phase: 'unlocked', copy: null };
      return memory.app;
    },
  };
}
