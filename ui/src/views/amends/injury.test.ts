import { describe, expect, test } from 'vitest';

import type { InjuryAnswer, InjuryQuestion, InjuryReply } from '$lib/backend';

import { advice, QUESTIONS } from './injury';

const at = '2026-11-22T10:42:00.000+01:00';
const answers = (given: Partial<Record<InjuryQuestion, InjuryReply>>): InjuryAnswer[] =>
  Object.entries(given).map(([question, answer]) => ({ question: question as InjuryQuestion, answer, at }));
const all = (answer: InjuryReply): Partial<Record<InjuryQuestion, InjuryReply>> =>
  Object.fromEntries(QUESTIONS.map((question) => [question, answer]));

describe('what the answers suggest', () => {
  test('nothing while nothing is answered, or too little', () => {
    expect(advice([])).toBeUndefined();
    expect(advice(answers({ legal: 'no', talked_over: 'yes' }))).toBeUndefined();
  });

  test('any yes but the last suggests another way, whatever else is answered', () => {
    for (const question of QUESTIONS.filter((each) => each !== 'talked_over')) {
      for (const others of ['no', 'not_sure'] as const) {
        expect(advice(answers({ ...all(others), [question]: 'yes' }))).toMatchObject({
          suggests: 'another_way',
          because: [question],
        });
      }
      expect(advice(answers({ [question]: 'yes', talked_over: 'yes' }))?.suggests).toBe('another_way');
    }
  });

  test('the reason that it offers is the weightiest of those that hold', () => {
    const reason = (...yes: InjuryQuestion[]) => {
      const advised = advice(answers(Object.fromEntries(yes.map((question) => [question, 'yes' as const]))));
      return advised?.suggests === 'another_way' ? advised.reason : undefined;
    };
    expect(reason('legal')).toBe('waiting_for_advice');
    expect(reason('not_safe_for_me')).toBe('not_safe_for_me');
    expect(reason('legal', 'not_safe_for_me')).toBe('not_safe_for_me');
    for (const question of ['no_contact', 'abuse', 'third_person', 'safety_or_living', 'easing_myself'] as const) {
      expect(reason(question)).toBe('would_injure');
      expect(reason('legal', 'not_safe_for_me', question)).toBe('would_injure');
    }
  });

  test('not sure, or not talked over yet, suggests talking', () => {
    expect(advice(answers({ legal: 'not_sure' }))).toEqual({ suggests: 'talking', unsure: 1 });
    expect(advice(answers({ legal: 'not_sure', abuse: 'not_sure', talked_over: 'yes' }))).toEqual({ suggests: 'talking', unsure: 2 });
    for (const alone of ['no', 'not_sure'] as const) {
      expect(advice(answers({ ...all('no'), talked_over: alone }))).toEqual({ suggests: 'talking', unsure: 0 });
    }
  });

  test('a whole no, talked over, speaks against nothing; and every set of answers has its one advice', () => {
    expect(advice(answers({ ...all('no'), talked_over: 'yes' }))).toEqual({ suggests: 'nothing' });
    const replies = [undefined, 'yes', 'no', 'not_sure'] as const;
    for (let number = 0; number < 4 ** 8; number += 1) {
      const given = QUESTIONS.map((question, index) => [question, replies[Math.floor(number / 4 ** index) % 4]] as const);
      const advised = advice(answers(Object.fromEntries(given.filter(([, answer]) => answer !== undefined))));
      const of = (answer: InjuryReply) => given.filter(([question, each]) => question !== 'talked_over' && each === answer).length;
      const company = given[7]?.[1];
      const expected =
        of('yes') > 0 ? 'another_way'
        : of('not_sure') > 0 || company === 'no' || company === 'not_sure' ? 'talking'
        : given.every(([, answer]) => answer !== undefined) ? 'nothing'
        : undefined;
      if (advised?.suggests !== expected) throw new Error(JSON.stringify(given));
    }
  });
});
