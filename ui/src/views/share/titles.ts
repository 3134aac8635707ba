// What an inventory is called where it has no title.

import type { Inventory } from '$lib/backend';
import { formatDay, t } from '$lib/i18n';

/** Its title, or the day on which it was begun. */
export function titleOf(inventory: Inventory): string {
  return inventory.title || t('share-inventory-untitled', { day: formatDay(inventory.started) });
}
