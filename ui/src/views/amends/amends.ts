// What the parts of Amends have in common: the four places, and an amends in words.

import { backend, type Amends, type AmendsDraft, type AmendsStatus, type StatusChange } from '$lib/backend';
import { dayWord, formatDay, language, localDay, t } from '$lib/i18n';
import { nameOf } from '$lib/people.svelte';
import { carries } from '$lib/worksheets';

/** Where an amends can stand, in the order in which keys go through them. It is a way to move, not a ladder. */
export const STATUSES: readonly AmendsStatus[] = ['unsorted', 'planned', 'made', 'deferred'];

/** The columns of the board; the first place is the tray above them. */
export const COLUMNS: readonly AmendsStatus[] = ['planned', 'made', 'deferred'];

/** What can be done with an amends. The view carries it out; board, list and detail ask for it. */
export interface Acts {
  /** Where the link of an amends leads. */
  place: (id: string) => string;
  /** The person opened one, so the focus goes there. */
  open: (id: string) => void;
  move: (id: string, status: AmendsStatus) => void;
  remove: (id: string) => void;
}

/** The name of whom it is about. */
export function titleOf(amends: Amends): string {
  return nameOf(amends.person) || t('amends-nameless');
}

/** The part that is edited. */
export function draftOf(amends: Amends): AmendsDraft {
  const { person, harm, suffered, willingness, plan, review, reason, talked_with, outcome } = amends;
  return { person, harm, suffered, willingness, plan, review, reason, talked_with, outcome };
}

/** Those that stand in one place, in the order in which they were put on the list. */
export function standing(all: readonly Amends[], status: AmendsStatus): Amends[] {
  return all.filter((each) => each.status === status);
}

/** As the board shows them, from its tray to its last column. */
export function inBoardOrder(all: readonly Amends[]): Amends[] {
  return STATUSES.flatMap((status) => standing(all, status));
}

/** By name, as a list is read. */
export function byName(all: readonly Amends[]): Amends[] {
  const { compare } = new Intl.Collator(language.locale, { numeric: true });
  return [...all].sort((one, other) => compare(titleOf(one), titleOf(other)));
}

/** The place one key further on or back; none at the ends. */
export function neighbour(status: AmendsStatus, by: -1 | 1): AmendsStatus | undefined {
  return STATUSES[STATUSES.indexOf(status) + by];
}

/** The day of the last move, if it was ever moved. */
function movedOn(amends: Amends): string | undefined {
  const last = amends.history.findLast(({ from, to }) => from !== null && from !== to);
  return last && localDay(new Date(last.at));
}

/** When to look again, as a fact: a day that has gone by is the day that was asked for, and never late. */
export function reviewLine(amends: Amends): string | undefined {
  if (!amends.review) return undefined;
  const past = amends.review < localDay();
  return past
    ? t('amends-look-asked', { day: formatDay(amends.review) })
    : t('amends-look-again', { day: formatDay(amends.review, 'relative'), as: dayWord(amends.review) });
}

/** The one quiet line of a card, and whether it tells a day to come. */
export function quietLine(amends: Amends): { text: string; review: boolean } | undefined {
  const review = reviewLine(amends);
  if (review && amends.status !== 'made') return { text: review, review: true };
  const made = amends.status === 'made' ? movedOn(amends) : undefined;
  if (made) return { text: t('amends-made-on', { day: formatDay(made) }), review: false };
  if (amends.status === 'deferred' && amends.reason) {
    return { text: t(`amends-reason-${amends.reason}`), review: false };
  }
  return undefined;
}

/** One line of the history in words; empty for one that is only a note. */
export function historyWords(change: StatusChange, carried: boolean): string {
  if (change.from === null) return t(carried ? 'amends-history-carried' : 'amends-history-added');
  if (change.from === change.to) return '';
  return t('amends-history-moved', {
    from: t(`amends-status-${change.from}`),
    to: t(`amends-status-${change.to}`),
  });
}

/** The place of the inventory entry that an amends was carried over from; none when it is not there any more. */
export async function placeOfOrigin(entry: string): Promise<string | undefined> {
  const [inventories, worksheets] = await Promise.all([
    backend.call('inventories_list', {}),
    backend.call('worksheets', {}),
  ]);
  for (const worksheet of worksheets.filter((sheet) => carries(sheet) && sheet.home === 'inventory')) {
    for (const { id, entries } of inventories) {
      if (!entries[worksheet.id]) continue;
      const rows = await backend.call('entries_list', { inventory: id, worksheet: worksheet.id });
      if (rows.some((row) => row.id === entry)) return `inventory/${id}/${worksheet.id}/${entry}`;
    }
  }
  return undefined;
}
