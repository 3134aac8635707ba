// What the people view makes of a person.

import type { LinkedEntries, Person, PersonDraft, PersonKind } from '$lib/backend';
import { formatDay, say, t } from '$lib/i18n';

/** The kinds, in the order in which they are offered. */
export const KINDS = ['person', 'institution', 'principle', 'myself'] as const satisfies PersonKind[];

/** What is editable of a person. */
export function draftOf({ name, aliases, kind, initials, stand_in }: Person): PersonDraft {
  return { name, aliases, kind, initials, stand_in };
}

/** Other names, one a line, as they are kept. */
export function namesIn(lines: string): string[] {
  return lines.split('\n').map((line) => line.trim()).filter(Boolean);
}

/** Where entries stand: the worksheet, and the inventory if there is one. */
export function placeName({ inventory, inventory_title, started, title }: LinkedEntries): string {
  if (inventory === null) return say(title);
  const named = inventory_title || t('people-inventory-untitled', { day: formatDay(started ?? '') });
  return t('people-place', { worksheet: say(title), inventory: named });
}
