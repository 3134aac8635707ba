// The list as a table: how it is ordered, and which of it is shown. It is kept while the journal is open.

import type { Amends, AmendsKind, AmendsStatus, Willingness } from '$lib/backend';
import { fold, visible } from '$lib/fold';
import { language } from '$lib/i18n';

import { STATUSES, titleOf } from './amends';

/** By what the list can be ordered. */
export const ORDERS = ['name', 'status', 'review', 'changed'] as const;
export type Order = (typeof ORDERS)[number];

/** How the list is looked at. Empty is everything; `none` is those without a kind. */
export interface Listing {
  order: Order;
  status: AmendsStatus | '';
  kind: AmendsKind | 'none' | '';
  willingness: Willingness | '';
  words: string;
}

const EVERYTHING: Listing = { order: 'name', status: '', kind: '', willingness: '', words: '' };

export const listing: Listing = $state({ ...EVERYTHING });

/** Shows everything again, in the order that was chosen. */
export function showAll(): void {
  Object.assign(listing, { ...EVERYTHING, order: listing.order });
}

/** Whether some may be left out. */
export function isFiltered({ status, kind, willingness, words }: Listing): boolean {
  return status !== '' || kind !== '' || willingness !== '' || visible(words) !== '';
}

/** Whether every word stands somewhere in what was written about it. */
function speaksOf(amends: Amends, words: string): boolean {
  const notes = [...amends.history, ...amends.ledger].map(({ note }) => note);
  const text = fold(
    [titleOf(amends), amends.harm, amends.suffered, amends.plan, amends.talked_with, amends.outcome, ...notes].join('\n'),
  );
  return fold(words).split(/\s+/).every((word) => text.includes(word));
}

/** Those that are shown, in their order. Those that stand alike stand by name. */
export function arranged(all: readonly Amends[], { order, status, kind, willingness, words }: Listing): Amends[] {
  const { compare } = new Intl.Collator(language.locale, { numeric: true });
  const first: Record<Order, (one: Amends, other: Amends) => number> = {
    name: () => 0,
    status: (one, other) => STATUSES.indexOf(one.status) - STATUSES.indexOf(other.status),
    // Days to come from the nearest on; those without one last.
    review: (one, other) => (one.review ?? '9').localeCompare(other.review ?? '9'),
    changed: (one, other) => new Date(other.updated).getTime() - new Date(one.updated).getTime(),
  };
  return all
    .filter(
      (each) =>
        (status === '' || each.status === status) &&
        (kind === '' || (each.kind ?? 'none') === kind) &&
        (willingness === '' || each.willingness === willingness) &&
        (words.trim() === '' || speaksOf(each, words.trim())),
    )
    .sort((one, other) => first[order](one, other) || compare(titleOf(one), titleOf(other)));
}
