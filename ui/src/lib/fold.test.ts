import { expect, test } from 'vitest';

import table from '../../../crates/journal/tests/folding.json';
import { fold, sameButForCase, visible } from './fold';

test('words are folded as the table says that Rust is held against too', () => {
  expect(table.folded.length).toBeGreaterThan(30);
  for (const [words = '', expected] of table.folded) expect(fold(words), JSON.stringify(words)).toBe(expected);
  for (const [one = '', other = ''] of table.apart) expect(fold(one), one).not.toBe(fold(other));
});

test('nothing that cannot be seen makes another name', () => {
  const unseen = Array.from({ length: 0x110000 }, (_, point) => point)
    .filter((point) => point < 0xd800 || point > 0xdfff)
    .map((point) => String.fromCodePoint(point))
    .filter((sign) => visible(`a${sign}b`) === 'ab');
  expect(unseen.length).toBe(4174 + 4);
  for (const sign of unseen) {
    expect(fold(`Ma${sign}rek`)).toBe('marek');
    expect(visible(` ${sign}`)).toBe('');
  }
});

test('tags and choices differ by their accents, and not by case or by what cannot be seen', () => {
  expect(sameButForCase('Wo\u200brk', 'work')).toBe(true);
  expect(sameButForCase('año', 'ano')).toBe(false);
});
