// What the parts of Amends have in common: the four places, and an amends in words.

import {
  backend,
  type Amends,
  type AmendsDraft,
  type AmendsKind,
  type AmendsMove,
  type AmendsStatus,
  type DeferralReason,
  type StatusChange,
  type Willingness,
} from '$lib/backend';
import { dayWord, formatDay, localDay, t } from '$lib/i18n';
import { nameOf } from '$lib/people.svelte';
import { placeOf } from '$lib/router.svelte';

/** Where an amends can stand, in the order in which keys go through them. It is a way to move, not a ladder. */
export const STATUSES: readonly AmendsStatus[] = ['unsorted', 'planned', 'made', 'deferred'];

/** The columns of the board; the first place is the tray above them. */
export const COLUMNS: readonly AmendsStatus[] = ['planned', 'made', 'deferred'];

/** In which ways an amends can be made. */
export const KINDS: readonly AmendsKind[] = [
  'direct',
  'living',
  'indirect',
  'financial',
  'unsent_letter',
  'anonymous',
  'institution',
  'someone_who_died',
  'cannot_be_reached',
];

/** How willing one can be. */
export const WILLINGNESS: readonly Willingness[] = ['not_yet', 'partly', 'willing'];

/** A move about which nothing is said. */
export function moveTo(status: AmendsStatus): AmendsMove {
  return { status, note: '', reason: null, review: null, outcome: null };
}

/** What can be done with an amends. The view carries it out; board, list and detail ask for it. */
export interface Acts {
  /** Where the link of an amends leads. */
  place: (id: string) => string;
  /** The person opened one, so the focus goes there. */
  open: (id: string) => void;
  /** `why` is the reason that the move to Deferred begins with. */
  move: (id: string, status: AmendsStatus, why?: DeferralReason) => void;
  remove: (id: string) => void;
}

/** The name of whom it is about. */
export function titleOf(amends: Pick<Amends, 'person'>): string {
  return nameOf(amends.person) || t('amends-nameless');
}

/** The part that is edited. */
export function draftOf(amends: Amends): AmendsDraft {
  const { person, harm, suffered, willingness, kind, plan, review, reason, talked_with, talked_on, outcome } = amends;
  return { person, harm, suffered, willingness, kind, plan, review, reason, talked_with, talked_on, outcome };
}

/** Those that stand in one place, in the order in which they were put on the list. */
export function standing(all: readonly Amends[], status: AmendsStatus): Amends[] {
  return all.filter((each) => each.status === status);
}

/** As the board shows them, from its tray to its last column. */
export function inBoardOrder(all: readonly Amends[]): Amends[] {
  return STATUSES.flatMap((status) => standing(all, status));
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

/** The one quiet line of a card, and the picture before it. */
export function quietLine(amends: Amends): { text: string; picture?: 'day' | 'letter' } | undefined {
  const made = amends.status === 'made' ? movedOn(amends) : undefined;
  if (made) return { text: t('amends-made-on', { day: formatDay(made) }) };
  const review = amends.status === 'made' ? undefined : reviewLine(amends);
  if (review) return { text: review, picture: 'day' };
  if (amends.status === 'deferred' && amends.reason) return { text: t(`amends-reason-${amends.reason}`) };
  if (amends.has_letter) return { text: t('amends-letter-begun'), picture: 'letter' };
  if (amends.status !== 'unsorted' && amends.kind) return { text: t(`amends-kind-${amends.kind}`) };
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

/** The entry that an amends was carried over from: its place, and whether an inventory holds it. Rejects when it is not
 * there any more. */
export async function originOf(entry: string): Promise<{ place: string; inventory: boolean }> {
  const { inventory, worksheet } = await backend.call('entry_get', { id: entry });
  const place = placeOf({ kind: 'entry', id: entry, inventory, worksheet, field: null });
  return { place, inventory: inventory !== null };
}
