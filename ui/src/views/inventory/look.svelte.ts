// How a section was last looked at: as a table or one question at a time, in which order, with which columns. Kept in
// the settings of the journal, so that it is sealed with the rest.

import type { SectionView } from '$lib/backend';
import { errorText } from '$lib/errors';
import { notice } from '$lib/notice.svelte';
import { session } from '$lib/session.svelte';

/** How a section is looked at that never was. */
const FIRST: SectionView = { card: false, order: { by: 'hand' }, columns: null, optional: [] };

/** What was remembered and is not yet answered, so that two changes at once do not undo each other. */
const onTheWay = new Map<string, SectionView>();

/** How a section was last looked at, if it was. */
export function lookOf(worksheet: string): SectionView | undefined {
  return session.state.settings?.sections[worksheet];
}

/** Remembers how a section is looked at from now on. */
export function remember(worksheet: string, change: Partial<SectionView>): void {
  const { settings } = session.state;
  if (!settings) return;
  const before = onTheWay.get(worksheet) ?? settings.sections[worksheet];
  const look = { ...FIRST, ...before, ...change };
  if (JSON.stringify(look) === JSON.stringify(before)) return;
  onTheWay.set(worksheet, look);
  session
    .settle({ sections: { ...settings.sections, ...Object.fromEntries(onTheWay) } })
    .catch((reason: unknown) => notice(errorText(reason)))
    .finally(() => {
      if (onTheWay.get(worksheet) === look) onTheWay.delete(worksheet);
    });
}
