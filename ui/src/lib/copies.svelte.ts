// What is known of copies beside their page: that something changed, and words for what went wrong.

import { saveState } from './autosave.svelte';
import type { CopyTrouble } from './backend';
import { formatDay, has, localDay, t } from './i18n';

/** Counts what happened to copies unasked, so that what shows them looks again. */
export const copiesRevision = $state({ count: 0 });

/** The copy that whoever opens the page of copies is to find chosen, once. */
export const wantedCopy = { id: '' };

/** Since when no copy can be made, and why. */
export function troubleText(trouble: CopyTrouble): string {
  const since = localDay(new Date(trouble.since));
  const as = since === localDay() ? 'today' : 'day';
  const known = `copies-trouble-${trouble.error.code.replaceAll('_', '-')}`;
  const why = t(has(known) ? known : 'copies-trouble-other');
  return t(`copies-trouble-${trouble.place}`, { day: formatDay(since, 'relative'), as, why });
}

/** What is safe all the same. What keeps a copy from being made may keep words from being saved. */
export function troubleSafety(): string {
  return t(saveState.standing === 'not_saved' ? 'copies-trouble-copies-safe' : 'copies-trouble-safe');
}
