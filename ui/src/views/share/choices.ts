// Choices that are kept: a view of the journal by identities, never a copy of it.

import type { Choices, Id, NameForm } from '$lib/backend';

import { inOrder, keyOf, type Chosen, type Extent, type Section } from './selection';

const NAMES: readonly NameForm[] = ['full', 'initials', 'aliases', 'nature'];

/** What is kept of one section. */
interface KeptSection {
  inventory: Id;
  worksheet: string;
  entries: Extent<Id>;
  fields: Extent<string>;
}

/** Choices as they were kept. */
export interface Kept {
  sections: readonly KeptSection[];
  names: NameForm;
  leftInText: ReadonlySet<Id>;
  hidden: ReadonlySet<string>;
  title: string | null;
}

/** The choices as they are kept. */
export function toChoices(chosen: Chosen): Choices {
  const list = <Member>(extent: Extent<Member>) => (extent === 'all' ? 'all' : [...extent]);
  return {
    names: chosen.names,
    left_in_text: [...chosen.leftInText],
    hidden: [...chosen.hidden],
    title: chosen.title,
    sections: chosen.sections.map((section) => ({
      inventory: section.inventory.id,
      worksheet: section.worksheet.id,
      entries: list(section.chosen),
      fields: list(section.fields),
    })),
  };
}

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];

const extentOf = (value: unknown): Extent<string> => (value === 'all' ? 'all' : new Set(strings(value)));

/** Reads kept choices. What another version wrote and this one does not know is passed over. */
export function fromChoices(choices: Choices): Kept {
  const { names, left_in_text, hidden, title, sections } = choices;
  return {
    names: NAMES.find((each) => each === names) ?? 'initials',
    leftInText: new Set(strings(left_in_text)),
    hidden: new Set(strings(hidden)),
    title: typeof title === 'string' ? title : null,
    sections: (Array.isArray(sections) ? sections : []).flatMap((each: Record<string, unknown> | null): KeptSection[] =>
      typeof each?.inventory === 'string' && typeof each.worksheet === 'string'
        ? [
            {
              inventory: each.inventory,
              worksheet: each.worksheet,
              entries: extentOf(each.entries),
              fields: extentOf(each.fields),
            },
          ]
        : [],
    ),
  };
}

/** The inventories that kept choices speak of, the one they were made for first. */
export function inventoriesOf(main: Id, kept: Kept | undefined): Id[] {
  return [...new Set([main, ...(kept?.sections.map((section) => section.inventory) ?? [])])];
}

/**
 * Puts kept choices on the sections as they stand now. What was deleted since is passed over; what is new comes into
 * a section that was taken whole, and into no other; a section that the choices do not know stays out.
 */
export function onto(sections: readonly Section[], kept: Kept): Section[] {
  const places = new Map(kept.sections.map((each, index) => [`${each.inventory}/${each.worksheet}`, index]));
  const place = (section: Section) => places.get(keyOf(section)) ?? Infinity;
  return inOrder(sections)
    .map((section): Section => {
      const known = kept.sections[place(section)];
      if (!known) return { ...section, chosen: new Set() };
      return { ...section, chosen: known.entries, fields: known.fields };
    })
    .toSorted((one, other) => (place(one) === place(other) ? 0 : place(one) - place(other)));
}

/** The choices that a share begins with, or as they were kept. */
export function begin(sections: readonly Section[], kept: Kept | undefined): Chosen {
  if (!kept) {
    return { sections: inOrder(sections), names: 'initials', leftInText: new Set(), hidden: new Set(), title: null };
  }
  const { names, leftInText, hidden, title } = kept;
  return { sections: onto(sections, kept), names, leftInText, hidden, title };
}
