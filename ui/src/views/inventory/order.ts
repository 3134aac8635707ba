// The order in which rows are shown. By hand is how they lie in the journal; the others are views, and move nothing.

import type { Entry, RowOrder, Worksheet } from '$lib/backend';
import { language } from '$lib/i18n';

import { answerOf, entryName } from './answers';

/** A row as far as its order goes. */
interface Ordered {
  entry: Entry | null;
  /** How many entries it lies under. */
  depth: number;
}

/** Puts rows in order. What was found under an entry follows it, wherever that goes; rows without entries come last. */
export function arrange<Row extends Ordered>(rows: readonly Row[], order: RowOrder, sheet: Worksheet): Row[] {
  const ids = new Set(rows.map((row) => row.entry?.id));
  const under = new Map<string | null, Row[]>();
  for (const row of rows) {
    const parent = above(row, ids);
    const there = under.get(parent);
    if (there) there.push(row);
    else under.set(parent, [row]);
  }
  const arranged: Row[] = [];
  const add = (parent: string | null, depth: number): void => {
    const children = under.get(parent) ?? [];
    for (const row of depth === 0 ? sorted(children, order, sheet) : children) {
      row.depth = depth;
      arranged.push(row);
      if (row.entry?.id) add(row.entry.id, depth + 1);
    }
  };
  add(null, 0);
  return arranged;
}

/** The entry that a row stands under, if it is there: one in the trash leaves those under it to stand by themselves. */
function above(row: Ordered, ids: ReadonlySet<string | undefined>): string | null {
  const id = row.entry?.under ?? null;
  return id !== null && ids.has(id) ? id : null;
}

function sorted<Row extends Ordered>(rows: readonly Row[], order: RowOrder, sheet: Worksheet): readonly Row[] {
  if (order.by === 'hand') return rows;
  const collator = new Intl.Collator(language.locale, { sensitivity: 'base', numeric: true });
  const keyed = rows.map((row) => ({ row, key: keyOf(row.entry, order, sheet) }));
  const compare = (a: string | number, b: string | number) =>
    typeof a === 'number' && typeof b === 'number' ? b - a : collator.compare(String(a), String(b));
  // What has no name, or no mark on the scale, comes last. Those that are equal keep the order by hand.
  keyed.sort((a, b) => Number(a.key === '') - Number(b.key === '') || compare(a.key, b.key));
  return keyed.map(({ row }) => row);
}

function keyOf(entry: Entry | null, order: RowOrder, sheet: Worksheet): string | number {
  if (order.by === 'scale') return answerOf(entry, order.field).scale ?? '';
  return entryName(entry, sheet);
}
