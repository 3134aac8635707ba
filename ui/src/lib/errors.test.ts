import { beforeAll, expect, test } from 'vitest';

import { BackendError } from './backend';
import bindings from './backend/bindings.ts?raw';
import { errorText } from './errors';
import { has, setLanguage } from './i18n';

beforeAll(() => setLanguage(null, 'en'));

test('every error that the app can tell has its words', () => {
  const union = /export type AppError = ([\s\S]*?);\n\n/.exec(bindings)?.[1] ?? '';
  const codes = [...union.matchAll(/"code": "(\w+)"/g)].map((match) => match[1] ?? '');
  expect(codes.length).toBeGreaterThan(20);
  expect(codes.filter((code) => !has(`error-${code.replaceAll('_', '-')}`))).toEqual([]);
});

test('an error comes out as words whether it is thrown or told', () => {
  const told = errorText({ code: 'wrong_passphrase' });
  expect(told).toMatch(/^That passphrase did not open it/);
  expect(errorText(new BackendError({ code: 'wrong_passphrase' }))).toBe(told);
  expect(errorText({ code: 'recovery_key_mistyped', group: 3 })).toMatch(/^Group 3 /);
  expect(errorText(new TypeError('x is undefined'))).not.toContain('x is undefined');
});
