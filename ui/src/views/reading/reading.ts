// A document as it is read to somebody: one page after another, and where reading goes on.

import type { Id, Reading, ShareDocument, ShareEntry, ShareSection } from '$lib/backend';

/** What stands on the screen at one time. */
export type Page =
  | { kind: 'title'; title: string }
  | { kind: 'entry'; section: ShareSection; entry: ShareEntry; index: number; count: number }
  | { kind: 'counts'; section: ShareSection }
  | { kind: 'end' };

/** Sizes of the text, in percent of the usual one here. */
export const SIZES: readonly number[] = [70, 85, 100, 115, 135, 160, 200];

/** The pages of a document, and one at the end. */
export function pagesOf(document: ShareDocument): Page[] {
  const title: Page[] = document.title ? [{ kind: 'title', title: document.title.title }] : [];
  const sections = document.sections.flatMap((section): Page[] =>
    section.counts.length > 0
      ? [{ kind: 'counts', section }]
      : section.entries.map((entry, place) => ({
          kind: 'entry', section, entry, index: place + 1, count: section.entries.length,
        })),
  );
  return [...title, ...sections, { kind: 'end' }];
}

/** The page at which reading stopped; the first when it did not, or when that entry is not read now. */
export function startAt(pages: readonly Page[], stopped: Id | null): number {
  const place = pages.findIndex((page) => page.kind === 'entry' && page.entry.entry === stopped);
  return Math.max(place, 0);
}

/** The next size up or down; the same at either end. */
export function nextSize(size: number, step: 1 | -1): number {
  const next = step > 0 ? SIZES.find((each) => each > size) : SIZES.findLast((each) => each < size);
  return next ?? size;
}

/** What is kept of an entry; nothing yet of most. */
export function readingOf(readings: ReadonlyMap<Id, Reading>, entry: Id): Reading {
  return readings.get(entry) ?? { entry, shared: null, come_back: false, said: '' };
}

/** The entries to which the writer wants to come back, with their pages. */
export function toComeBackTo(
  pages: readonly Page[],
  readings: ReadonlyMap<Id, Reading>,
): { at: number; section: ShareSection; entry: ShareEntry }[] {
  return pages.flatMap((page, at) =>
    page.kind === 'entry' && readingOf(readings, page.entry.entry).come_back
      ? [{ at, section: page.section, entry: page.entry }]
      : [],
  );
}
