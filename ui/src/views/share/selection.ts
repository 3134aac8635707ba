// What is chosen for a share: sections of inventories, their entries and columns, how people are named.

import type { Entry, Id, Inventory, NameForm, ShareSelection, Worksheet } from '$lib/backend';

/** All there is and all that will be, or some that are named. */
export type Extent<Member> = 'all' | ReadonlySet<Member>;

/** One worksheet of one inventory, with what is chosen of it. */
export interface Section {
  inventory: Inventory;
  worksheet: Worksheet;
  /** All entries that hold something, in the writer's order. */
  entries: readonly Entry[];
  chosen: Extent<Id>;
  /** Ids of the columns that are included. */
  fields: Extent<string>;
}

/** All that is chosen, but for the language. */
export interface Chosen {
  /** In the order of the document. */
  sections: readonly Section[];
  names: NameForm;
  /** People whose names stay where they stand inside free text. */
  leftInText: ReadonlySet<Id>;
  /** Words that are put out wherever they stand. */
  hidden: ReadonlySet<string>;
  /** The title of a title page: none at all, the neutral one when it is empty, or one's own words. */
  title: string | null;
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
export function firstChoice(inventory: Inventory, worksheet: Worksheet, entries: readonly Entry[]): Section {
  return {
    inventory,
    worksheet,
    entries: entries.filter(holdsWords),
    chosen: worksheet.share_when_chosen ? new Set() : 'all',
    fields: 'all',
  };
}

/** What a section is known by. */
export function keyOf(section: { inventory: Inventory; worksheet: Worksheet }): string {
  return `${section.inventory.id}/${section.worksheet.id}`;
}

/** Sections in the order that a document has at first: strengths open it, harms close it. */
export function inOrder(sections: readonly Section[]): Section[] {
  return sections.toSorted((one, other) => one.worksheet.share_order - other.worksheet.share_order);
}

/** The columns that can be shared. */
export function shareable(worksheet: Worksheet): string[] {
  return worksheet.fields.filter((field) => !field.for_myself).map((field) => field.id);
}

/** The members of an extent that are there. */
function present<Member>(extent: Extent<Member>, all: readonly Member[]): Member[] {
  return extent === 'all' ? [...all] : all.filter((member) => extent.has(member));
}

/** The entries that are chosen and still there. */
export function chosenEntries(section: Section): Id[] {
  return present(section.chosen, section.entries.map((entry) => entry.id));
}

/** The columns that are chosen. */
export function chosenFields(section: Section): string[] {
  return present(section.fields, shareable(section.worksheet));
}

/** How much of a section is chosen. */
export function extent(section: Section): 'empty' | 'none' | 'some' | 'all' {
  if (section.entries.length === 0) return 'empty';
  const chosen = chosenEntries(section).length;
  if (chosen === 0) return 'none';
  return chosen === section.entries.length ? 'all' : 'some';
}

/** The section with all of its entries, or with none. */
export function withAll(section: Section, all: boolean): Section {
  return { ...section, chosen: all ? 'all' : new Set() };
}

/** An extent with one member put in or taken out. With all of them in, it is all there will be too. */
export function withMember<Member>(
  extent: Extent<Member>,
  all: readonly Member[],
  member: Member,
  included: boolean,
): Extent<Member> {
  const next = new Set(present(extent, all));
  if (included) next.add(member);
  else next.delete(member);
  return all.every((each) => next.has(each)) ? 'all' : next;
}

/** A list with one of its members moved to another place. */
export function moved<Member>(list: readonly Member[], from: number, to: number): Member[] {
  const rest = list.filter((_, index) => index !== from);
  const member = list[from];
  if (member === undefined) return [...list];
  rest.splice(Math.max(0, Math.min(to, rest.length)), 0, member);
  return rest;
}

/** The selection as the app takes it. Sections of which nothing is chosen are not in it. */
export function toSelection(chosen: Chosen, language: string): ShareSelection {
  return {
    sections: chosen.sections
      .map((section) => ({
        inventory: section.inventory.id,
        worksheet: section.worksheet.id,
        entries: chosenEntries(section),
        fields: chosenFields(section),
      }))
      .filter((section) => section.entries.length > 0 && section.fields.length > 0),
    names: chosen.names,
    left_in_text: [...chosen.leftInText],
    hidden: [...chosen.hidden],
    title: chosen.title,
    language,
  };
}
