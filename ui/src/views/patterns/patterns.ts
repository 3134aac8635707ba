// What the page of patterns asks of its figures.

import type { Inventory, Pattern, Phrase } from '$lib/backend';
import { capital, formatDay, formatList, say, t } from '$lib/i18n';

/** What a pattern is called. */
export function nameOfPattern(pattern: Pick<Pattern, 'label' | 'own'>): string {
  return pattern.own ? say(pattern.label) : capital(say(pattern.label));
}

/** By what a pattern is known on the page. */
export function keyOf(pattern: Pick<Pattern, 'value' | 'own'>): string {
  return `${pattern.own}/${pattern.value}`;
}

/** The kinds of entries in which something is marked, as columns of the table, in the order of the worksheets. */
export function columnsOf(patterns: readonly Pattern[]): { worksheet: string; title: Phrase }[] {
  const columns = new Map<string, Phrase>();
  for (const sheet of patterns.flatMap((pattern) => pattern.sheets)) columns.set(sheet.worksheet, sheet.title);
  return [...columns].map(([worksheet, title]) => ({ worksheet, title }));
}

/** In how many entries of a worksheet a pattern is marked. */
export function countIn(pattern: Pattern, worksheet: string): number {
  return pattern.sheets.find((sheet) => sheet.worksheet === worksheet)?.count ?? 0;
}

/** What an inventory is called. */
export function inventoryName(inventory: Inventory): string {
  return inventory.title || t('patterns-untitled', { day: formatDay(inventory.started) });
}

/** What is counted: inventories by id, all of them when null, and what stands by itself. */
export interface Scope {
  inventories: string[] | null;
  sheets: boolean;
}

/** What is counted, in a line. */
export function scopeName(scope: Scope, inventories: readonly Inventory[]): string {
  if (scope.inventories === null && scope.sheets) return t('patterns-counted-all');
  const names = inventories.filter((each) => scope.inventories?.includes(each.id) ?? true).map(inventoryName);
  if (scope.sheets) names.push(t('patterns-counted-sheets'));
  return names.length > 0 ? formatList(names) : t('patterns-counted-none');
}
