// The copies by day, in the tiers in which they are kept.

import type { CopyTier, KeptCopy, WrittenSince } from '$lib/backend';
import { capital, formatDay, formatList, formatMonth, formatTime, localDay, t } from '$lib/i18n';

/** A tier and the copies in it, newest first. */
export interface Tier {
  tier: CopyTier;
  copies: KeptCopy[];
}

/** Copies beside one another in a row, under a word for what they share; without one where each says its own. */
export interface Row {
  title: string;
  copies: KeptCopy[];
}

const ORDER: readonly CopyTier[] = ['last_days', 'daily', 'weekly', 'monthly', 'by_hand'];

/** The tiers that have copies, newest tier first. The order of the copies is kept: it is that of their headers. */
export function tiers(copies: readonly KeptCopy[]): Tier[] {
  return ORDER.map((tier) => ({ tier, copies: copies.filter((copy) => copy.tier === tier) })).filter(
    (each) => each.copies.length > 0,
  );
}

/** The copies of a tier in rows: those of the last days by day, those of thirty days by month. */
export function rows({ tier, copies }: Tier): Row[] {
  const found: Row[] = [];
  for (const copy of copies) {
    const title = titleOf(tier, copy);
    const last = found.at(-1);
    if (last?.title === title) last.copies.push(copy);
    else found.push({ title, copies: [copy] });
  }
  return found;
}

function titleOf(tier: CopyTier, copy: KeptCopy): string {
  if (tier === 'last_days') return capital(formatDay(dayOf(copy), 'relative'));
  if (tier === 'daily') return capital(formatMonth(dayOf(copy)));
  return '';
}

/** The local day of a copy. */
export function dayOf(copy: KeptCopy): string {
  return localDay(new Date(copy.at));
}

/** A copy as its button shows it: what its row does not say. */
export function label(copy: KeptCopy): string {
  const day = dayOf(copy);
  switch (copy.tier) {
    case 'last_days':
      return formatTime(copy.at);
    case 'daily':
      return String(Number(day.slice(-2)));
    case 'weekly':
      return formatDay(day);
    case 'monthly':
      return capital(formatMonth(day));
    case 'by_hand':
      return `${formatDay(day)}, ${formatTime(copy.at)}`;
  }
}

/** A copy in full. */
export function name(copy: KeptCopy): string {
  return capital(`${formatDay(dayOf(copy), 'weekday')}, ${formatTime(copy.at)}`);
}

/** What was written or changed since, or nothing where nothing is found. */
export function sinceThen(since: WrittenSince | null): string {
  if (!since) return '';
  const parts = (['pages', 'entries', 'amends'] as const)
    .filter((kind) => since[kind] > 0)
    .map((kind) => t(`copies-since-${kind}`, { count: since[kind] }));
  return parts.length > 0 ? t('copies-since', { what: formatList(parts) }) : '';
}

/** A word of the app's as it stands in the name of a message. */
export function slug(word: string): string {
  return word.replaceAll('_', '-');
}
