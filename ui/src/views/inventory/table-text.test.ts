// @vitest-environment jsdom
import { beforeAll, describe, expect, it } from 'vitest';

import { worksheets } from '$lib/backend/memory/inventory';
import { setLanguage } from '$lib/i18n';

import { paper } from './answers';
import { asText, fromText, readDay } from './conversion';
import { readTable, writeTable } from './table-text';

describe('a copied block', () => {
  it('is read as spreadsheets write it', () => {
    expect(readTable('a\tb\r\nc\td\r\n')).toEqual([['a', 'b'], ['c', 'd']]);
    expect(readTable('a\t\n\tb')).toEqual([['a', ''], ['', 'b']]);
    expect(readTable('"two\nlines"\t"a ""mark"""\t"a\ttab"')).toEqual([['two\nlines', 'a "mark"', 'a\ttab']]);
    expect(readTable('a\n\nb\n\n')).toEqual([['a'], [''], ['b']]);
    expect(readTable('')).toEqual([]);
  });

  it('leaves marks that are somebody’s own', () => {
    expect(readTable('"Go away"\n"Stay" she said')).toEqual([['"Go away"'], ['"Stay" she said']]);
    expect(readTable('He said "no"\t5"')).toEqual([['He said "no"', '5"']]);
  });

  it('comes back as it was', () => {
    const block = [['plain', 'two\nlines'], ['a "mark"', ''], ['"Go away"', 'a\ttab']];
    expect(readTable(writeTable(block))).toEqual(block);
  });
});

describe('a cell', () => {
  const sheet = (id: string) => worksheets.find((each) => each.id === id);
  const field = (id: string, name: string) => {
    const found = sheet(id)?.fields.find((each) => each.id === name);
    if (!found) throw new Error(name);
    return found;
  };
  beforeAll(() => setLanguage('en', 'en-GB'));

  it('makes the same answer that it was made of', () => {
    for (const [name, answer] of [
      ['cause', { ...paper(), text: 'Left.\nNever rang.' }],
      ['affects', { ...paper(), choices: [{ value: 'pride', own: false, fear: true }, { value: 'my peace', own: true, fear: false }] }],
      ['part', { ...paper(), text: 'I lied.', choices: [{ value: 'dishonest', own: false, fear: false }], pass: 'therapist' as const }],
      ['intensity', { ...paper(), scale: 0 }],
    ] as const) {
      const cell = asText({ ...answer, choices: [...answer.choices] }, field('resentments', name));
      expect(fromText(cell, field('resentments', name)).answer, name).toEqual(answer);
    }
  });

  it('takes choices by their words in the page’s language, and a comma between known ones', async () => {
    expect(fromText('PRIDE, Self-Esteem', field('resentments', 'affects')).answer.choices.map(({ value }) => value)).toEqual(['pride', 'self_esteem']);
    await setLanguage('es', 'es');
    expect(fromText('orgullo', field('resentments', 'affects')).answer.choices).toEqual([{ value: 'pride', own: false, fear: false }]);
    expect(fromText('Nada de esto fue mío', field('resentments', 'part')).answer.pass).toBe('not_mine');
    await setLanguage('en', 'en-GB');
  });

  it('hands back what its field has no place for', () => {
    expect(fromText('eleven', field('resentments', 'intensity'))).toMatchObject({ left: 'eleven' });
    expect(fromText('11', field('resentments', 'intensity'))).toMatchObject({ left: '11' });
    const closed = { ...field('resentments', 'affects'), own_choices: false };
    expect(fromText('pride; my peace', closed)).toMatchObject({ left: 'my peace' });
  });

  it('splits names at a semicolon, never at a comma', () => {
    expect(fromText('Dad; Aunt Jo', field('resentments', 'who')).names).toEqual(['Dad', 'Aunt Jo']);
    expect(fromText('The office, upstairs', field('resentments', 'who')).names).toEqual(['The office, upstairs']);
  });

  it('reads days by the standard, in the locale’s order and in words', async () => {
    expect(readDay('2026-11-05')).toBe('2026-11-05');
    expect(readDay('5/11/2026')).toBe('2026-11-05');
    expect(readDay('5 November 1999')).toBe('1999-11-05');
    expect(readDay('31/11/2026')).toBeNull();
    expect(readDay('last spring')).toBeNull();
    await setLanguage('en', 'en-US');
    expect(readDay('11/5/2026')).toBe('2026-11-05');
    await setLanguage('en', 'en-GB');
  });
});
