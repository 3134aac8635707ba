// The amends list in memory.

import {
  BackendError,
  type Amends,
  type AmendsDraft,
  type AmendsStatus,
  type Balance,
  type InjuryAnswer,
  type LedgerDraft,
  type LedgerKind,
} from '$lib/backend';

import { newId, now, stamp, today, type Area, type Memory } from './state';

/** An amends that was only just put on the list. */
export function fresh(person: string, harm: string, fromEntry: string | null = null): Amends {
  const row = stamp();
  return {
    ...row,
    person,
    harm,
    suffered: '',
    willingness: 'not_yet',
    kind: null,
    plan: '',
    review: null,
    reason: null,
    talked_with: '',
    talked_on: null,
    outcome: '',
    status: 'unsorted',
    from_entry: fromEntry,
    has_letter: false,
    injury: [],
    ledger: [],
    balances: [],
    history: [{ at: row.created, from: null, to: 'unsorted', note: '' }],
  };
}

/** Digits behind the point of the finest amount that the memory backend counts. */
const FINEST = 8;

/** An exact decimal as a whole number of its finest part. */
function whole(amount: string): bigint {
  const [units = '', fraction = ''] = amount.split('.');
  return BigInt(units + fraction.padEnd(FINEST, '0'));
}

/** The same the other way, with so many digits behind the point. */
function decimal(value: bigint, digits: number): string {
  const text = (value < 0n ? -value : value).toString().padStart(FINEST + 1, '0');
  const fraction = text.slice(-FINEST).slice(0, digits);
  return `${value < 0n ? '-' : ''}${text.slice(0, -FINEST)}${fraction && `.${fraction}`}`;
}

const digitsOf = (amount: string): number => amount.split('.')[1]?.length ?? 0;

/** Counts a ledger anew, in the order of its days. */
function count(amends: Amends): void {
  amends.ledger.sort((one, other) => (one.date ?? '').localeCompare(other.date ?? ''));
  const sums = new Map<string, { owed: bigint; paid: bigint; digits: number }>();
  for (const line of amends.ledger) {
    const sum = sums.get(line.currency) ?? { owed: 0n, paid: 0n, digits: 0 };
    sums.set(line.currency, sum);
    sum[line.kind] += whole(line.amount);
    sum.digits = Math.max(sum.digits, digitsOf(line.amount));
    line.left = decimal(sum.owed - sum.paid, sum.digits);
  }
  amends.balances = [...sums].map(([currency, { owed, paid, digits }]): Balance => ({
    currency,
    owed: decimal(owed, digits),
    paid: decimal(paid, digits),
    left: decimal(owed - paid, digits),
  }));
}

/** The commands of Amends. */
export default (memory: Memory): Area => {
  const missing = (): never => {
    throw new BackendError({ code: 'not_found' });
  };
  const find = (id: string): Amends => memory.tables.amends.find((each) => each.id === id) ?? missing();
  const holder = (line: string): Amends =>
    memory.tables.amends.find((each) => each.ledger.some(({ id }) => id === line)) ?? missing();
  /** Remembers a change of one, and carries it out on the row as it then is. */
  const change = (id: string, action: 'created' | 'deleted' | 'moved' | 'set', work: (amends: Amends) => void): Amends => {
    memory.remember({ target: { kind: 'amends', id }, action });
    const amends = find(id);
    work(amends);
    amends.updated = now();
    return amends;
  };

  return {
    amends_list: () => memory.tables.amends,
    amends_create({ person, harm }) {
      if (!memory.tables.people.some(({ id }) => id === person)) missing();
      const amends = fresh(person, harm);
      memory.remember({ target: { kind: 'amends', id: amends.id }, action: 'created' });
      memory.tables.amends.push(amends);
      return amends;
    },
    amends_move: ({ id, to }) =>
      change(id, 'moved', (amends) => {
        const { status, note, reason, review, outcome } = to;
        if (status === 'deferred') Object.assign(amends, { reason, review });
        if (status === 'made' && outcome !== null) amends.outcome = outcome;
        if (amends.status !== status || note) amends.history.push({ at: now(), from: amends.status, to: status, note });
        amends.status = status;
      }),
    amends_delete({ id }) {
      const amends = find(id);
      const target = { kind: 'amends' as const, id };
      memory.remember({ target, action: 'deleted' });
      memory.tables.amends = memory.tables.amends.filter((each) => each.id !== id);
      const title = memory.tables.people.find((person) => person.id === amends.person)?.name ?? '';
      memory.tables.trash.push({ item: { target, title, deleted: now() }, rows: { amends: [amends] } });
      return null;
    },
    amends_letter: ({ id }) => memory.tables.letters[find(id).id] ?? '',
    injury_answer: ({ id, question, answer }) =>
      change(id, 'set', (amends) => {
        const others: InjuryAnswer[] = amends.injury.filter((each) => each.question !== question);
        amends.injury = answer === null ? others : [...others, { question, answer, at: now() }];
      }),
    ledger_add: ({ id, draft }) =>
      change(id, 'created', (amends) => {
        amends.ledger.push({ ...draft, id: newId(), left: '' });
        count(amends);
      }),
    ledger_set: ({ line, draft }) =>
      change(holder(line).id, 'set', (amends) => {
        amends.ledger = amends.ledger.map((each) => (each.id === line ? { ...each, ...draft } : each));
        count(amends);
      }),
    ledger_remove: ({ line }) =>
      change(holder(line).id, 'deleted', (amends) => {
        amends.ledger = amends.ledger.filter(({ id }) => id !== line);
        count(amends);
      }),
  };
};

/** A list to look at while developing; `?amends=300` makes it as long as one asks. */
export async function seed({ memory }: { memory: Memory }): Promise<void> {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  const listed = (
    name: string,
    harm: string,
    moves: readonly [AmendsStatus, number, string?][] = [],
    more: Partial<AmendsDraft> = {},
  ): Amends => {
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
    return amends;
  };

  listed('Aunt Jo', '');
  listed('Tom from school', 'Let him take the blame for the window.');
  listed('Myself', 'The years I gave away.', [], { kind: 'living' });
  const daniel = listed('Daniel', 'Money borrowed and not returned. I avoided him for a year.', [['planned', -79, 'Talked over first.']], {
    suffered: 'He had to ask his brother for the rent.',
    willingness: 'willing',
    kind: 'financial',
    plan: 'Ring on Tuesday evening, after seven. Say the amount and the date, and leave it there.',
    talked_with: 'Marie',
    talked_on: day(-80).slice(0, 10),
    review: day(3).slice(0, 10),
  });
  const line = (kind: LedgerKind, days: number, amount: string, note: string): LedgerDraft => ({
    kind, date: day(days).slice(0, 10), currency: 'GBP', amount, note,
  });
  daniel.ledger = [line('owed', -78, '640', 'Agreed together'), line('paid', -52, '130', 'Bank transfer'), line('paid', -22, '130', 'Bank transfer')]
    .map((draft) => ({ ...draft, id: newId(), left: '' }));
  count(daniel);
  daniel.injury = [
    { question: 'no_contact', answer: 'no', at: day(-80) },
    { question: 'third_person', answer: 'not_sure', at: day(-80) },
    { question: 'easing_myself', answer: 'no', at: day(-80) },
    { question: 'talked_over', answer: 'yes', at: day(-79) },
  ];
  const mum = listed('Mum', 'The years of not ringing', [['planned', -40]], { willingness: 'partly' });
  mum.has_letter = true;
  memory.tables.letters[mum.id] = 'Dear Mum,\n\nI have begun this letter *more than once*.\n\n- the birthdays\n- the winter you rang and I let it ring\n\nNone of it was yours.';
  listed('Mr Okafor', 'Left the flat owing two months', [['planned', -20]], { review: day(14).slice(0, 10) });
  listed('Marek', 'Lied about the van', [['planned', -60], ['made', -20]], {
    willingness: 'willing',
    kind: 'direct',
    outcome: 'In person, at the yard. He said he had known, and that it was good to hear it.',
  });
  listed('The site office', 'A drill that was not mine', [['made', -34]], { kind: 'institution' });
  listed('Ruth', 'What I said before the wedding', [['deferred', -30]], { review: today(), reason: 'waiting_for_advice' });
  listed('Priya', 'She has asked for no contact', [['deferred', -50, 'Living differently instead.']], {
    reason: 'would_injure',
    kind: 'living',
  });
  const wanted = Number(new URLSearchParams(location.search).get('amends') ?? 0);
  const rows = memory.tables.amends.map((each) => ({ ...each, name: memory.tables.people.find(({ id }) => id === each.person)?.name ?? '' }));
  for (let index = memory.tables.amends.length; index < wanted; index += 1) {
    const like = rows[index % rows.length];
    if (!like) break;
    const { reason, review, kind } = like;
    listed(`${like.name} ${Math.floor(index / rows.length) + 1}`, like.harm, [[like.status, -20]], { reason, review, kind });
  }
}
