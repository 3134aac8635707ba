import { beforeAll, describe, expect, it } from 'vitest';

import type { StepRecord, Wording } from '$lib/backend';
import { has, languages, setLanguage } from '$lib/i18n';

import { lineOf, purposeOf, speaksForItself } from './wording';

const wording = (part: Partial<Wording> = {}): Wording => ({ style: 'secular', higher_power: '', problem: '', ...part });
const text = (parts: { text: string }[]) => parts.map((part) => part.text).join('');
const numbers = Array.from({ length: 12 }, (_, index) => index + 1);

beforeAll(() => setLanguage('en', 'en-GB'));

describe('the words of the steps', () => {
  it('are there for every step', () => {
    for (const number of numbers) {
      for (const part of ['title', 'rests', 'prepares', 'line-secular', 'line-traditional', 'purpose-secular', 'purpose-traditional']) {
        expect(has(`steps-${number}-${part}`), `steps-${number}-${part}`).toBe(true);
      }
    }
  });

  it('read as one sentence with the title', () => {
    expect(text(lineOf(1, wording()))).toBe('That this has hold of me');
    expect(text(lineOf(3, wording()))).toBe('To lean on that help');
  });

  it('set the person’s own words apart', () => {
    const parts = lineOf(1, wording({ problem: ' someone else’s drinking ' }));
    expect(parts).toContainEqual({ text: 'someone else’s drinking', own: true });
    expect(text(parts)).toBe('That I am held by someone else’s drinking');
    expect(lineOf(3, wording({ style: 'traditional', higher_power: 'الله' }))).toContainEqual({ text: 'الله', own: true });
  });

  it('begin with a capital, but leave the person’s own word as it is', () => {
    expect(text(lineOf(7, wording({ style: 'traditional' })))).toBe('A Power greater than myself to loosen old habits');
    expect(text(lineOf(7, wording({ style: 'traditional', higher_power: 'my higher self' })))).toMatch(/^my higher self/);
  });

  it('cannot be broken by marks in a word', () => {
    const parts = purposeOf(1, wording({ problem: '\ue000x\ue001 { $power } <b>' }));
    expect(parts.filter((part) => part.own)).toEqual([{ text: 'x { $power } <b>', own: true }]);
  });

  it('leave no message unfinished in any language', async () => {
    for (const tag of languages) {
      await setLanguage(tag, tag);
      for (const style of ['secular', 'traditional', 'own_words'] as const) {
        for (const number of numbers) {
          const words = text([...lineOf(number, wording({ style })), ...purposeOf(number, wording({ style, problem: 'X' }))]);
          expect(words, `${tag} ${style} ${number}`).not.toMatch(/[{}\ue000\ue001]|steps-/);
        }
      }
    }
    await setLanguage('en', 'en-GB');
  });
});

it('puts one’s own words first only where that is chosen and there are some', () => {
  const step: StepRecord = { number: 1, status: 'not_begun', own_words: 'I stop.', notes: '', updated: null };
  expect(speaksForItself(step, wording({ style: 'own_words' }))).toBe(true);
  expect(speaksForItself({ ...step, own_words: ' ' }, wording({ style: 'own_words' }))).toBe(false);
  expect(speaksForItself(step, wording())).toBe(false);
});
