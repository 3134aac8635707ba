// The amends list in memory.

import { BackendError, type Amends, type AmendsDraft, type AmendsStatus } from '$lib/backend';

import { now, stamp, today, type Area, type Memory } from './state';

/** An amends that was only just put on the list. */
function fresh(person: string, harm: string, fromEntry: string | null = null): Amends {
  const row = stamp();
  return {
    ...row,
    person,
    harm,
    suffered: '',
    willingness: 'not_yet',
    plan: '',
    review: null,
    reason: null,
    talked_with: '',
    outcome: '',
    status: 'unsorted',
    from_entry: fromEntry,
    history: [{ at: row.created, from: null, to: 'unsorted', note: '' }],
  };
}

/** The commands of Amends. */
export default (memory: Memory): Area => {
  const find = (id: string): Amends => {
    const amends = memory.tables.amends.find((each) => each.id === id);
    if (!amends) throw new BackendError({ code: 'not_found' });
    return amends;
  };

  return {
    amends_list: () => memory.tables.amends,
    amends_create({ person, harm }) {
      if (!memory.tables.people.some(({ id }) => id === person)) throw new BackendError({ code: 'not_found' });
      const amends = fresh(person, harm);
      memory.remember({ target: { kind: 'amends', id: amends.id }, action: 'created' });
      memory.tables.amends.push(amends);
      return amends;
    },
    amends_move({ id, status, note, reason }) {
      const amends = find(id);
      const why = status === 'deferred' ? reason : amends.reason;
      if (amends.status === status && amends.reason === why && !note) return amends;
      memory.remember({ target: { kind: 'amends', id }, action: 'moved' });
      amends.reason = why;
      if (amends.status !== status || note) amends.history.push({ at: now(), from: amends.status, to: status, note });
      Object.assign(amends, { status, updated: now() });
      return amends;
    },
    amends_delete({ id }) {
      const amends = find(id);
      const target = { kind: 'amends' as const, id };
      memory.remember({ target, action: 'deleted' });
      memory.tables.amends = memory.tables.amends.filter((each) => each.id !== id);
      const title = memory.tables.people.find((person) => person.id === amends.person)?.name ?? '';
      memory.tables.trash.push({ item: { target, title, deleted: now() }, rows: { amends: [amends] } });
      return null;
    },
  };
};

/** A list to look at while developing. */
export async function seed({ memory }: { memory: Memory }): Promise<void> {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  const listed = (
    name: string,
    harm: string,
    moves: readonly [AmendsStatus, number, string?][] = [],
    more: Partial<AmendsDraft> = {},
  ): void => {
    const known = memory.tables.people.find((person) => person.name === name);
    const person = known ?? { ...stamp(), name, aliases: [], initials: '', stand_in: '', kind: 'person' as const, in_trash: false };
    if (!known) memory.tables.people.push(person);
    const amends = { ...fresh(person.id, harm), ...more };
    amends.history = [{ at: day(-103), from: null, to: 'unsorted', note: '' }];
    for (const [to, days, note = ''] of moves) {
      amends.history.push({ at: day(days), from: amends.status, to, note });
      amends.status = to;
    }
    memory.tables.amends.push(amends);
  };

  listed('Aunt Jo', '');
  listed('Tom from school', 'Let him take the blame for the window.');
  listed('Myself', 'The years I gave away.');
  listed('Daniel', 'Money borrowed and not returned. I avoided him for a year.', [['planned', -79, 'Talked over first.']], {
    suffered: 'He had to ask his brother for the rent.',
    willingness: 'willing',
    plan: 'Ring on Tuesday evening, after seven. Say the amount and the date, and leave it there.',
    talked_with: 'Marie, on 2 September',
    review: day(3).slice(0, 10),
  });
  listed('Mum', 'The years of not ringing', [['planned', -40]], { willingness: 'partly' });
  listed('Mr Okafor', 'Left the flat owing two months', [['planned', -20]], { review: day(14).slice(0, 10) });
  listed('Marek', 'Lied about the van', [['planned', -60], ['made', -20]], {
    willingness: 'willing',
    outcome: 'In person, at the yard. He said he had known, and that it was good to hear it.',
  });
  listed('The site office', 'A drill that was not mine', [['made', -34]]);
  listed('Ruth', 'What I said before the wedding', [['deferred', -30]], { review: today(), reason: 'waiting_for_advice' });
  listed('Priya', 'She has asked for no contact', [['deferred', -50, 'Living differently instead.']], {
    reason: 'would_injure',
  });
}
