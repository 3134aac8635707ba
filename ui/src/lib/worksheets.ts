// What worksheets do, as the page asks it of their definitions.

import type { Entry, Field, Inventory, InventoryDraft, Worksheet } from '$lib/backend';
import { formatList, say, t } from '$lib/i18n';

/** Whether its entries can be carried to the Step 8 list. */
export function carries(sheet: Worksheet): boolean {
  return sheet.behaviours.includes('carry_to_amends');
}

/** The field whose words become the harm of an amends. */
function harmField(sheet: Worksheet): Field | undefined {
  return sheet.fields.find(({ harm }) => harm);
}

/** Whether the sheet is about harms, so that each of its entries belongs on the list; else some of them may. */
export function isAboutHarms(sheet: Worksheet): boolean {
  return carries(sheet) && harmField(sheet)?.kind === 'text';
}

/** Whether an entry can be carried now. Where one's own part is asked for and can be passed over, only words about it
 * can: nobody is owed something for what was done to oneself. */
export function canCarry(sheet: Worksheet, entry: Entry | null): boolean {
  if (!entry || !carries(sheet)) return false;
  const harm = entry.answers[harmField(sheet)?.id ?? ''];
  return isAboutHarms(sheet) || (harm !== undefined && harm.pass === null && (harm.text.trim() !== '' || harm.choices.length > 0));
}

/** Whether under an entry another can be found. */
export function chains(sheet: Worksheet): boolean {
  return sheet.behaviours.includes('chain');
}

/** Whether an inventory can choose it as a section. */
export function isSection(sheet: Worksheet): boolean {
  return sheet.home === 'inventory' && sheet.beside === null;
}

/** Whether it stands by itself and is not out of view. */
export function standsInView(sheet: Worksheet, hidden: readonly string[] | undefined): boolean {
  return sheet.home === 'sheets' && !hidden?.includes(sheet.id);
}

/** A new inventory, with the sections that one has from the start. */
export function newInventory(title: string, started: string, sheets: readonly Worksheet[]): InventoryDraft {
  const sections = sheets.filter((sheet) => isSection(sheet) && sheet.chosen_at_first).map(({ id }) => id);
  return { title, started, finished: null, status: 'being_written', sections };
}

/** What is editable of an inventory. */
export function draftOf({ title, started, finished, status, sections }: Inventory): InventoryDraft {
  return { title, started, finished, status, sections };
}

/** The sections that are chosen, in a line. */
export function sectionNames(chosen: readonly string[], sheets: readonly Worksheet[]): string {
  const names = sheets.filter((sheet) => isSection(sheet) && chosen.includes(sheet.id)).map((sheet) => say(sheet.title));
  return names.length > 0 ? formatList(names) : t('sections-none');
}
