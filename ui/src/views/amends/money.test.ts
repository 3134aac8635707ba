import { describe, expect, test } from 'vitest';

import { currencies, formatAmount, isOver, isSettled, likelyCurrency, readAmount, unsigned } from './money';

/** As it is read on the page, with plain spaces. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('an amount as it is typed', () => {
  test.each([
    // In both languages alike.
    ['640', '640', '640'],
    ['12,5', '12.5', '12.5'],
    ['12.50', '12.50', '12.50'],
    ['1.234,50', '1234.50', '1234.50'],
    ['1,234.50', '1234.50', '1234.50'],
    ['1.234.567', '1234567', '1234567'],
    ['1,234,567', '1234567', '1234567'],
    ['1 234 567,89', '1234567.89', '1234567.89'],
    ["1'234.50", '1234.50', '1234.50'],
    ['£ 130', '130', '130'],
    ['130 €', '130', '130'],
    ['0,5', '0.5', '0.5'],
    ['0.500', '0.500', '0.500'],
    ['0,500', '0.500', '0.500'],
    ['007', '7', '7'],
    ['1\u202f000', '1000', '1000'],
    ['999999999999999,99999999', '999999999999999.99999999', '999999999999999.99999999'],
    // A single sign with three digits behind it is what the language says.
    ['1.234', '1.234', '1234'],
    ['1,234', '1234', '1.234'],
    ['12345,678', '12345.678', '12345.678'],
  ])('%s', (typed, english, spanish) => {
    expect(readAmount(typed, 'en-GB')).toBe(english);
    expect(readAmount(typed, 'es-ES')).toBe(spanish);
  });

  test.each([
    '', ' ', 'much', '-5', '5-', '0', '0,00', '1e3', '.5', ',5', '5.', '5,', '1,2,3', '1.2.3', '12,34,56', '1.234,5.6',
    '1.23,45.6', '1,234,56', '12.34.567,8', '1234567890123456', '1.123456789', '1/2', '٣,٥,٧x', '--', '€', 'Infinity', 'NaN',
  ])('%s is none', (typed) => {
    expect(readAmount(typed, 'en-GB')).toBeUndefined();
    expect(readAmount(typed, 'es-ES')).toBeUndefined();
  });

  test('is read with the digits and signs of the language', () => {
    expect(readAmount('١٬٢٣٤٫٥', 'ar-EG')).toBe('1234.5');
    expect(readAmount('1’234.50', 'de-CH')).toBe('1234.50');
  });

  test('what the language writes is read as what it was', () => {
    for (const locale of ['en-GB', 'es-ES', 'es-MX', 'de-DE', 'de-CH', 'fr-FR', 'pt-BR', 'hi-IN', 'pl-PL']) {
      for (const amount of ['0.01', '7', '12.50', '999.99', '1000', '12345.6', '1234567.89']) {
        const digits = amount.split('.')[1]?.length ?? 0;
        const written = new Intl.NumberFormat(locale, { minimumFractionDigits: digits }).format(amount as `${number}`);
        const parted = locale === 'hi-IN' && amount.length > 9;
        if (!parted) expect([locale, written, readAmount(written, locale)]).toEqual([locale, written, amount]);
      }
    }
  });
});

describe('an amount as it is shown', () => {
  test('has the digits of its currency, and more where more were given', () => {
    expect(formatAmount('640', 'GBP', 'en-GB')).toBe('£640.00');
    expect(plain(formatAmount('1234567.5', 'EUR', 'es-ES'))).toBe('1.234.567,50 €');
    expect(plain(formatAmount('12000', 'JPY', 'es-ES'))).toBe('12.000 JPY');
    expect(plain(formatAmount('1.5', 'KWD', 'en-GB'))).toBe('KWD 1.500');
    expect(formatAmount('0.0625', 'GBP', 'en-GB')).toBe('£0.0625');
  });

  test('is exact where a floating-point number would not be', () => {
    expect(formatAmount('999999999999999.99999999', 'GBP', 'en-GB')).toBe('£999,999,999,999,999.99999999');
  });

  test('stands before its word where that is no currency', () => {
    expect(formatAmount('3.5', 'hours of work', 'en-GB')).toBe('3.5 hours of work');
  });

  test('what is left says whether it is over or settled', () => {
    expect(['-20.00', '0.00', '0', '0.01'].map((left) => [isOver(left), isSettled(left), unsigned(left)])).toEqual([
      [true, false, '20.00'],
      [false, true, '0.00'],
      [false, true, '0'],
      [false, false, '0.01'],
    ]);
  });
});

test('currencies in use come first, each once, and the likely one is that of the land', () => {
  const list = currencies(['JPY', 'hours of work'], 'en-GB');
  expect(list.slice(0, 2)).toEqual([
    { value: 'JPY', label: 'Japanese Yen (JPY)' },
    { value: 'hours of work', label: 'hours of work' },
  ]);
  expect(list.filter(({ value }) => value === 'JPY')).toHaveLength(1);
  expect(list.length).toBeGreaterThan(100);
  expect(['en-GB', 'en', 'es-ES', 'es', 'es-MX', 'en-IE', 'de-CH'].map((locale) => likelyCurrency(locale))).toEqual([
    'GBP', 'USD', 'EUR', 'EUR', 'MXN', 'EUR', 'USD',
  ]);
});
