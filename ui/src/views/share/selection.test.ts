import { describe, expect, it } from 'vitest';

import type { Answer, Entry, Inventory, Worksheet } from '$lib/backend';

import { extent, inOrder, keepChoices, toSelection, wholeSection, withAll, withMember } from './selection';

const answer = (part: Partial<Answer>): Answer => ({
  text: '', people: [], choices: [], pass: null, date: null, scale: null, ...part,
});
const entry = (id: string, part: Partial<Answer> = { text: 'words' }): Entry => ({
  id, inventory: 'i', worksheet: 'harms', version: 1, under: null, answers: { what: answer(part) }, amends: null, created: '', updated: '',
});
const sheet = (id: string, share_order: number): Worksheet => ({
  id, share_order, version: 1, step: 4, title: '', cue: '', invitation: '', shape: 'table', home: 'inventory', order: 0,
  chosen_at_first: true, beside: null, behaviours: [], share_when_chosen: false,
  fields: ['whom', 'what'].map((field) => ({
    id: field, kind: 'text', label: '', question: '', hint: null, choices: [], own_choices: false, fear_mark: false,
    optional: false, heading: null, pattern: false, for_myself: false,
  })),
});
const inventory: Inventory = { id: 'i', title: '', started: '2026-11-01', finished: null, status: 'being_written', sections: [], entries: {}, created: '', updated: '' };

describe('what is offered', () => {
  it('is in the order of the document, strengths first and harms last', () => {
    const order = inOrder([sheet('harms', 90), sheet('resentments', 20), sheet('strengths', 10)]);
    expect(order.map((each) => each.id)).toEqual(['strengths', 'resentments', 'harms']);
  });

  it('has nothing of a section that stays out until it is chosen, and keeps what was chosen of it', () => {
    const quiet = { ...sheet('relationships', 4), share_when_chosen: true };
    const first = wholeSection(quiet, [entry('a'), entry('b')]);
    expect([...first.chosen]).toEqual([]);
    const chosen = { ...first, chosen: new Set(['b']) };
    expect([...keepChoices(chosen, wholeSection(quiet, [entry('a'), entry('b'), entry('c')])).chosen]).toEqual(['b']);
  });

  it('leaves what is for the writer alone out of the columns', () => {
    const sheetOfMine = sheet('harms', 1);
    const fields = sheetOfMine.fields.map((field) => ({ ...field, for_myself: field.id === 'what' }));
    expect([...wholeSection({ ...sheetOfMine, fields }, [entry('a')]).fields]).toEqual(['whom']);
  });

  it('leaves blank rows out, and takes a pass for the answer it is', () => {
    const section = wholeSection(sheet('harms', 1), [entry('a', { text: '  ' }), entry('b', { pass: 'not_ready' })]);
    expect(section.entries.map((each) => each.id)).toEqual(['b']);
    expect(extent(section)).toBe('all');
  });

  it('says how much is chosen', () => {
    const section = wholeSection(sheet('harms', 1), [entry('a'), entry('b')]);
    expect(extent({ ...section, chosen: withMember(section.chosen, 'a', false) })).toBe('some');
    expect(extent(withAll(section, false))).toBe('none');
    expect(extent(wholeSection(sheet('harms', 1), []))).toBe('empty');
  });
});

describe('the selection', () => {
  it('holds only what is chosen, in the order of the journal', () => {
    const section = wholeSection(sheet('harms', 1), [entry('a'), entry('b'), entry('c')]);
    const chosen = { ...section, chosen: new Set(['c', 'a']), fields: new Set(['what']) };
    const none = withAll(wholeSection(sheet('fears', 2), [entry('d')]), false);
    expect(toSelection(inventory, [chosen, none], 'initials', new Set(['marek']), 'en')).toEqual({
      sections: [{ inventory: 'i', worksheet: 'harms', entries: ['a', 'c'], fields: ['what'] }],
      names: 'initials',
      left_in_text: ['marek'],
      hidden: [],
      title: null,
      language: 'en',
    });
  });

  it('leaves a section out that has no column left', () => {
    const section = { ...wholeSection(sheet('harms', 1), [entry('a')]), fields: new Set<string>() };
    expect(toSelection(inventory, [section], 'full', new Set(), 'en').sections).toEqual([]);
  });

  it('leaves nobody in the text by name while names are full: there is nothing to change', () => {
    expect(toSelection(inventory, [], 'full', new Set(['marek']), 'en').left_in_text).toEqual([]);
  });

  it('survives a second reading: what was left out stays out, what is new comes in', () => {
    const before = { ...wholeSection(sheet('harms', 1), [entry('a'), entry('b')]), chosen: new Set(['a']) };
    const now = keepChoices(before, wholeSection(sheet('harms', 1), [entry('a'), entry('b'), entry('c')]));
    expect([...now.chosen]).toEqual(['a', 'c']);
  });
});
