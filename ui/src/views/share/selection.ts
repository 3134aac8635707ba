// What is chosen for a share: sections, entries and columns, and how people are named.

import type { Entry, Id, Inventory, NameForm, ShareSelection, Worksheet } from '$lib/backend';

/** One worksheet of the inventory, with what is chosen of it. */
export interface Section {
  worksheet: Worksheet;
  /** All entries, in the writer's order. */
  entries: readonly Entry[];
  chosen: ReadonlySet<Id>;
  /** Ids of the columns that are included. */
  fields: ReadonlySet<string>;
}

/** Whether an entry holds anything at all. A blank row is just paper and is not offered. */
export function holdsWords(entry: Entry): boolean {
  return Object.values(entry.answers).some(
    ({ text, people, choices, pass, date, scale }) =>
      text.trim() !== '' || people.length > 0 || choices.length > 0 || pass !== null || date !== null || scale !== null,
  );
}

/** A section as it stands at first: everything written, and all columns but what is for the writer alone. Of one that
 * stays out until it is chosen, nothing. */
export function wholeSection(worksheet: Worksheet, entries: readonly Entry[]): Section {
  const written = entries.filter(holdsWords);
  return {
    worksheet,
    entries: written,
    chosen: new Set(worksheet.share_when_chosen ? [] : written.map((entry) => entry.id)),
    fields: new Set(worksheet.fields.filter((field) => !field.for_myself).map((field) => field.id)),
  };
}

/** Worksheets in the order of the document: strengths open it, harms close it. */
export function inOrder(worksheets: readonly Worksheet[]): Worksheet[] {
  return worksheets.toSorted((one, other) => one.share_order - other.share_order);
}

/** How much of a section is chosen. */
export function extent(section: Section): 'empty' | 'none' | 'some' | 'all' {
  if (section.entries.length === 0) return 'empty';
  if (section.chosen.size === 0) return 'none';
  return section.chosen.size === section.entries.length ? 'all' : 'some';
}

/** The section with all of its entries, or with none. */
export function withAll(section: Section, all: boolean): Section {
  return { ...section, chosen: new Set(all ? section.entries.map((entry) => entry.id) : []) };
}

/** A set with one member put in, or taken out. */
export function withMember<Member>(set: ReadonlySet<Member>, member: Member, included: boolean): Set<Member> {
  const next = new Set(set);
  if (included) next.add(member);
  else next.delete(member);
  return next;
}

/** The same choices over entries that were read anew: what is new is chosen where all was, what was left out stays
 * out, and what was taken in stays in. */
export function keepChoices(before: Section | undefined, now: Section): Section {
  if (!before) return now;
  const leftOut = new Set(before.entries.map((entry) => entry.id).filter((id) => !before.chosen.has(id)));
  return {
    ...now,
    chosen: new Set(now.entries.map((entry) => entry.id).filter((id) => before.chosen.has(id) || (now.chosen.has(id) && !leftOut.has(id)))),
    fields: before.fields,
  };
}

/** The selection as the app takes it. Sections of which nothing is chosen are not in it. */
export function toSelection(
  inventory: Inventory,
  sections: readonly Section[],
  names: NameForm,
  leftInText: ReadonlySet<Id>,
  language: string,
): ShareSelection {
  return {
    sections: sections
      .filter((section) => section.chosen.size > 0 && section.fields.size > 0)
      .map((section) => ({
        inventory: inventory.id,
        worksheet: section.worksheet.id,
        entries: section.entries.map((entry) => entry.id).filter((id) => section.chosen.has(id)),
        fields: section.worksheet.fields.map((field) => field.id).filter((id) => section.fields.has(id)),
      })),
    names,
    // With full names there is nothing to change them into.
    left_in_text: names === 'full' ? [] : [...leftInText],
    hidden: [],
    title: null,
    language,
  };
}
