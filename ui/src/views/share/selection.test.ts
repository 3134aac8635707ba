import { describe, expect, it } from 'vitest';

import type { Answer, Entry, Inventory, Worksheet } from '$lib/backend';

import { begin, fromChoices, inventoriesOf, onto, toChoices } from './choices';
import { extent, firstChoice, inOrder, moved, toSelection, withAll, withMember, type Chosen } from './selection';

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
    optional: false, heading: null, pattern: false, for_myself: false, harm: false,
  })),
});
const inventory: Inventory = { id: 'i', title: '', started: '2026-11-01', finished: null, status: 'being_written', sections: [], entries: {}, created: '', updated: '' };
const other: Inventory = { ...inventory, id: 'j', title: 'Spring' };
const first = (worksheet: Worksheet, entries: Entry[], of = inventory) => firstChoice(of, worksheet, entries);
const chosen = (part: Partial<Chosen>): Chosen => ({
  sections: [], names: 'initials', leftInText: new Set(), hidden: new Set(), title: null, ...part,
});

describe('what is offered', () => {
  it('is in the order of the document, strengths first and harms last', () => {
    const order = inOrder([sheet('harms', 90), sheet('resentments', 20), sheet('strengths', 10)].map((each) => first(each, [])));
    expect(order.map((each) => each.worksheet.id)).toEqual(['strengths', 'resentments', 'harms']);
  });

  it('has nothing of a section that stays out until it is chosen', () => {
    expect(extent(first({ ...sheet('relationships', 4), share_when_chosen: true }, [entry('a')]))).toBe('none');
  });

  it('leaves what is for the writer alone out of the columns', () => {
    const mine = sheet('harms', 1);
    const fields = mine.fields.map((field) => ({ ...field, for_myself: field.id === 'what' }));
    const { sections } = toSelection(chosen({ sections: [first({ ...mine, fields }, [entry('a')])] }), 'en');
    expect(sections[0]?.fields).toEqual(['whom']);
  });

  it('leaves blank rows out, and takes a pass for the answer it is', () => {
    const section = first(sheet('harms', 1), [entry('a', { text: '  ' }), entry('b', { pass: 'not_ready' })]);
    expect(section.entries.map((each) => each.id)).toEqual(['b']);
    expect(extent(section)).toBe('all');
  });

  it('says how much is chosen, and is whole again when nothing is missing', () => {
    const section = first(sheet('harms', 1), [entry('a'), entry('b')]);
    const narrowed = withMember(section.chosen, ['a', 'b'], 'a', false);
    expect(extent({ ...section, chosen: narrowed })).toBe('some');
    expect(withMember(narrowed, ['a', 'b'], 'a', true)).toBe('all');
    expect(extent(withAll(section, false))).toBe('none');
    expect(extent(first(sheet('harms', 1), []))).toBe('empty');
  });

  it('is moved as the person wants, and stays within the list', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a', 'b'], 0, 9)).toEqual(['b', 'a']);
    expect(moved(['a', 'b'], 5, 0)).toEqual(['a', 'b']);
  });
});

describe('the selection', () => {
  it('holds only what is chosen: sections in the order of the page, entries in that of the journal', () => {
    const harms = { ...first(sheet('harms', 2), [entry('a'), entry('b'), entry('c')]), chosen: new Set(['c', 'a']), fields: new Set(['what']) };
    const fears = first(sheet('fears', 1), [entry('d')], other);
    const none = withAll(first(sheet('resentments', 3), [entry('e')]), false);
    const about = chosen({ sections: [harms, fears, none], leftInText: new Set(['marek']), hidden: new Set(['canal']), title: '' });
    expect(toSelection(about, 'en')).toEqual({
      sections: [
        { inventory: 'i', worksheet: 'harms', entries: ['a', 'c'], fields: ['what'] },
        { inventory: 'j', worksheet: 'fears', entries: ['d'], fields: ['whom', 'what'] },
      ],
      names: 'initials',
      left_in_text: ['marek'],
      hidden: ['canal'],
      title: '',
      language: 'en',
    });
  });

  it('leaves a section out that has no column left', () => {
    const section = { ...first(sheet('harms', 1), [entry('a')]), fields: new Set<string>() };
    expect(toSelection(chosen({ sections: [section] }), 'en').sections).toEqual([]);
  });
});

describe('choices that are kept', () => {
  const whole = first(sheet('fears', 1), [entry('a'), entry('b')]);
  const narrowed = { ...first(sheet('harms', 2), [entry('c'), entry('d')]), chosen: new Set(['c', 'd']), fields: new Set(['what']) };
  const made = chosen({
    sections: [narrowed, whole], names: 'aliases', leftInText: new Set(['marek']), hidden: new Set(['canal']), title: 'For Ruth',
  });
  // As the journal gives them back.
  const kept = fromChoices(JSON.parse(JSON.stringify(toChoices(made))));

  it('come back as they were, order and all', () => {
    expect(begin([whole, first(sheet('harms', 2), [entry('c'), entry('d')])], kept)).toEqual(made);
  });

  it('pass over what is gone, take what is new into a whole section and into no narrowed one', () => {
    const [harms, fears] = onto(
      [first(sheet('fears', 1), [entry('b'), entry('new')]), first(sheet('harms', 2), [entry('d'), entry('new')])],
      kept,
    );
    const { sections } = toSelection(chosen({ sections: [harms, fears].filter((each) => each !== undefined) }), 'en');
    expect(sections.map((each) => [each.worksheet, each.entries])).toEqual([['harms', ['d']], ['fears', ['b', 'new']]]);
  });

  it('leave out a section that they do not know', () => {
    const sections = onto([first(sheet('strengths', 0), [entry('s')]), whole], kept);
    expect(sections.map((each) => [each.worksheet.id, extent(each)])).toEqual([['fears', 'all'], ['strengths', 'none']]);
  });

  it('name the inventories they speak of, the one they are of first', () => {
    const two = fromChoices(toChoices(chosen({ sections: [first(sheet('fears', 1), [], other)] })));
    expect(inventoriesOf('i', two)).toEqual(['i', 'j']);
  });

  it('are read as far as they are understood', () => {
    const odd = fromChoices({ names: 'whispered', hidden: 'canal', title: 7, sections: [null, { worksheet: 'fears' }, 'harms'] });
    expect(odd).toEqual({ names: 'initials', leftInText: new Set(), hidden: new Set(), title: null, sections: [] });
  });
});
