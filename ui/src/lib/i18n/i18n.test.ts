import { beforeEach, expect, test } from 'vitest';

import { formatDay, formatLately, formatList, formatMonth, formatTime, language, languages, localDay, setLanguage, t } from '.';

beforeEach(() => setLanguage(null, 'en-GB'));

test('the person’s language wins over the system’s, and dates follow the system where they agree', async () => {
  expect(language.locale).toBe('en-GB');
  await setLanguage('es', 'en-GB');
  expect(t('nav-today')).toBe('Hoy');
  expect(language.locale).toBe('es');
  expect(document.documentElement.lang).toBe('es');
});

test('a system whose language we lack gets English', async () => {
  await setLanguage(null, 'cy-GB');
  expect(language.tag).toBe('en');
  expect(t('nav-today')).toBe('Today');
});

test('a missing message is not passed over in silence', () => {
  expect(() => t('no-such-message')).toThrow('no-such-message');
});

test('a value that runs the other way is kept from turning the sentence', () => {
  const [isolate, end] = [String.fromCodePoint(0x2068), String.fromCodePoint(0x2069)];
  expect(t('people-added', { name: 'דוד' })).toBe(`${isolate}דוד${end} added.`);
  expect(t('people-added', { name: 'Ruth' })).toBe('Ruth added.');
  // A mark that turns text around ends with the value, and the value does not end what is around it.
  expect(t('people-added', { name: '\u202ehtuR' })).toBe(`${isolate}\u202ehtuR\u202c${end} added.`);
  expect(t('people-added', { name: 'Ruth\u2069\u202e' })).toBe(`${isolate}Ruth\u202e\u202c${end} added.`);
  expect(formatList(['\u2067Ana', 'Ben'])).toBe(`\u2067Ana${end} and Ben`);
});

test('days near today are named, others dated, and the year said only when it is another', () => {
  const day = (offset: number) => localDay(new Date(Date.now() + offset * 86_400_000));
  expect(formatDay(day(0), 'relative')).toBe('today');
  expect(formatDay(day(-1), 'relative')).toBe('yesterday');
  expect(formatDay(day(-3), 'relative')).toMatch(/day$/);
  expect(formatDay('1999-11-21')).toBe('21 November 1999');
  expect(formatDay('1999-11-21', 'weekday')).toMatch(/^Sunday,? 21 November 1999$/);
  expect(formatDay('not a day')).toBe('not a day');
});

test('times and lists follow the locale', async () => {
  expect(formatTime(new Date(2026, 10, 22, 9, 5).toISOString())).toBe('9:05');
  expect(formatList(['Ann', 'Ben', 'Cleo'])).toBe('Ann, Ben and Cleo');
  await setLanguage('es', 'es');
  expect(formatList(['Ana', 'Inés'])).toBe('Ana e Inés');
});

test('every language has every message of English', async () => {
  const texts = import.meta.glob<string>('../../../../locales/*/*.ftl', { query: '?raw', import: 'default', eager: true });
  const ids = (tag: string) =>
    new Set(
      Object.entries(texts)
        .filter(([path]) => path.includes(`/${tag}/`))
        .flatMap(([, text]) => [...text.matchAll(/^([a-zA-Z][\w-]*) =/gm)].map((match) => match[1])),
    );
  const english = ids('en');
  expect(english.size).toBeGreaterThan(200);
  for (const tag of languages) expect([...english].filter((id) => !ids(tag).has(id)), tag).toEqual([]);
});

test('a month has its year where that is another one, and a moment its day where that is not today', () => {
  const now = new Date().toISOString();
  expect(formatMonth('1999-03-02')).toBe('March 1999');
  expect(formatMonth(localDay())).toMatch(/^\p{Letter}+$/u);
  expect(formatLately(now)).toBe(formatTime(now));
  expect(formatLately('1999-03-02T21:40:00')).toBe('2 March 1999, 21:40');
});
