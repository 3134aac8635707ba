import { expect, test } from 'vitest';

import type { Answer, Entry } from './backend';
import { worksheets } from './backend/memory/inventory';
import { canCarry, isAboutHarms } from './worksheets';

const sheet = (id: string) => {
  const found = worksheets.find((each) => each.id === id);
  if (!found) throw new Error(`no worksheet ${id}`);
  return found;
};

function entry(worksheet: string, field: string, part: Partial<Answer>): Entry {
  const answer: Answer = { text: '', people: [], choices: [], pass: null, date: null, scale: null, ...part };
  const at = '2026-11-22T10:42:00.000+01:00';
  return { id: 'one', inventory: 'first', worksheet, version: 1, under: null, answers: { [field]: answer }, amends: null, created: at, updated: at };
}

test('every harm can go over to the list, and an apology that is owed', () => {
  expect(canCarry(sheet('harms'), entry('harms', 'whom', { text: 'Ruth' }))).toBe(true);
  expect(canCarry(sheet('evening'), entry('evening', 'apology_to', { text: 'Ruth' }))).toBe(true);
  expect(canCarry(sheet('harms'), null)).toBe(false);
});

test('of a resentment only words about one’s own part can: nobody owes something for what was done to them', () => {
  const resentments = sheet('resentments');
  expect(isAboutHarms(resentments)).toBe(false);
  for (const [part, can] of [
    [{}, false],
    [{ text: '  ' }, false],
    [{ pass: 'not_mine' }, false],
    [{ pass: 'not_ready', text: 'left from before' }, false],
    [{ text: 'I never asked' }, true],
    [{ choices: [{ value: 'dishonest', own: false, fear: false }] }, true],
  ] as const) {
    expect(canCarry(resentments, entry('resentments', 'part', { ...part, choices: [...('choices' in part ? part.choices : [])] }))).toBe(can);
  }
  expect(canCarry(resentments, entry('resentments', 'cause', { text: 'She left' }))).toBe(false);
});

test('what is not about anybody goes nowhere', () => {
  expect(canCarry(sheet('strengths'), entry('strengths', 'what', { text: 'Early' }))).toBe(false);
});
