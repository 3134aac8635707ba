import { describe, expect, it } from 'vitest';

import type { Reading, ShareDocument, ShareSection } from '$lib/backend';

import { nextSize, pagesOf, readingOf, SIZES, startAt, toComeBackTo } from './reading';

const section = (worksheet: string, entries: string[]): ShareSection => ({
  worksheet, title: worksheet, inventory_title: null, counts: [], prose: [],
  entries: entries.map((entry, index) => ({ entry, number: index + 1, heading: entry, rows: [] })),
});
const shared = (part: Partial<ShareDocument>): ShareDocument => ({ language: 'en', title: null, sections: [], ...part });
const reading = (entry: string, part: Partial<Reading>): [string, Reading] => [entry, { entry, shared: null, come_back: false, said: '', ...part }];

describe('the pages of a document', () => {
  const pages = pagesOf(shared({ title: { title: 'For Ruth' }, sections: [section('strengths', ['a']), section('harms', ['b', 'c'])] }));

  it('are the title, each entry with its place in its section, and the end', () => {
    expect(pages.map((page) => (page.kind === 'entry' ? `${page.section.title} ${page.index}/${page.count}` : page.kind))).toEqual([
      'title', 'strengths 1/1', 'harms 1/2', 'harms 2/2', 'end',
    ]);
  });

  it('are one for each section where only patterns are counted', () => {
    const counts = { ...section('harms', []), counts: [{ label: 'selfish', count: 2, opposite: '' }] };
    expect(pagesOf(shared({ sections: [counts] })).map((page) => page.kind)).toEqual(['counts', 'end']);
  });

  it('go on where reading stopped, and begin where that entry is not read now', () => {
    expect(startAt(pages, 'b')).toBe(2);
    expect(startAt(pages, 'gone')).toBe(0);
    expect(startAt(pages, null)).toBe(0);
  });

  it('tell which to come back to', () => {
    const readings = new Map([reading('c', { come_back: true }), reading('a', { shared: 'today' })]);
    expect(toComeBackTo(pages, readings).map(({ at, entry }) => [at, entry.heading])).toEqual([[3, 'c']]);
    expect(readingOf(readings, 'b')).toEqual(reading('b', {})[1]);
  });
});

describe('the size of the text', () => {
  it('goes up and down and stays at either end', () => {
    expect(nextSize(100, 1)).toBe(115);
    expect(nextSize(100, -1)).toBe(85);
    const [smallest, largest] = [SIZES[0] ?? 0, SIZES.at(-1) ?? 0];
    expect([nextSize(smallest, -1), nextSize(largest, 1)]).toEqual([smallest, largest]);
  });
});
