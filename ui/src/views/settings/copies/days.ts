// The copies by day, in the tiers in which they are kept.

import type { CopyTier, KeptCopy } from '$lib/backend';
import { formatDay, formatTime, language, localDay } from '$lib/i18n';

/** A tier and the copies in it, newest first. */
export interface Tier {
  tier: CopyTier;
  copies: KeptCopy[];
}

const ORDER: readonly CopyTier[] = ['last_days', 'daily', 'weekly', 'monthly', 'by_hand'];

/** The tiers that have copies, newest tier first. The order of the copies is kept: it is that of their headers. */
export function tiers(copies: readonly KeptCopy[]): Tier[] {
  return ORDER.map((tier) => ({ tier, copies: copies.filter((copy) => copy.tier === tier) })).filter(
    (each) => each.copies.length > 0,
  );
}

/** The local day of a copy. */
export function dayOf(copy: KeptCopy): string {
  return localDay(new Date(copy.at));
}

/** A copy in a word, as its button shows it. Within the last days the hour tells copies apart. */
export function label(copy: KeptCopy): string {
  const day = dayOf(copy);
  if (copy.tier === 'last_days') return `${formatDay(day, 'relative')}, ${formatTime(copy.at)}`;
  if (copy.tier !== 'monthly') return formatDay(day);
  return new Intl.DateTimeFormat(language.locale, { month: 'long', year: 'numeric' }).format(new Date(copy.at));
}

/** A copy in full. */
export function name(copy: KeptCopy): string {
  return `${formatDay(dayOf(copy))}, ${formatTime(copy.at)}`;
}

/** A word of the app's as it stands in the name of a message. */
export function slug(word: string): string {
  return word.replaceAll('_', '-');
}
