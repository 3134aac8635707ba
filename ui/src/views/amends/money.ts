// Amounts of money as a person types and reads them. An amount is a decimal as text (`1234.50`) all the way: it never
// becomes a floating-point number.

import { language } from '$lib/i18n';

/** As many digits as the journal keeps before the sign and behind it. */
const EXACT = /^(?:0|[1-9]\d{0,14})(?:\.\d{1,8})?$/;

/** The signs and digits of a language. */
interface Signs {
  decimal: string;
  group: string;
  digits: string[];
}

function signsOf(locale: string): Signs {
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 1 });
  // Large enough for languages that group from five digits on.
  const parts = format.formatToParts(1234567.8);
  const sign = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  const digits = [...new Intl.NumberFormat(locale, { useGrouping: false }).format(9876543210)].reverse();
  return { decimal: sign('decimal') || '.', group: sign('group'), digits };
}

/**
 * Reads an amount as it was typed: with a point or a comma as its decimal sign, with thousands parted or not, with the
 * sign of a currency around it. Of a single sign with three digits behind it, the language decides what it is: 1.234 is
 * more than a thousand in Spanish. Undefined where it is no amount above zero.
 */
export function readAmount(typed: string, locale: string = language.locale): string | undefined {
  const { decimal, digits } = signsOf(locale);
  const plain = [...typed]
    .map((letter) => (digits.includes(letter) ? String(digits.indexOf(letter)) : letter))
    .join('')
    .replace(/[\s\u00a0\u202f'’\p{Sc}]/gu, '')
    .replaceAll('٫', '.')
    .replaceAll('٬', ',');
  if (!/^\d[\d.,]*$/.test(plain)) return undefined;
  const sign = decimalSign(plain, decimal);
  const [whole = '', fraction, ...more] = sign ? plain.split(sign) : [plain];
  if (more.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction))) return undefined;
  // Thousands are parted into threes or not at all.
  if (!/^\d+$/.test(whole) && !/^\d{1,3}(?:\.\d{3})+$/.test(whole) && !/^\d{1,3}(?:,\d{3})+$/.test(whole)) {
    return undefined;
  }
  const units = whole.replace(/[.,]/g, '').replace(/^0+(?=\d)/, '');
  const amount = fraction === undefined ? units : `${units}.${fraction}`;
  return EXACT.test(amount) && /[1-9]/.test(amount) ? amount : undefined;
}

/** Which sign parts the fraction, if one does. */
function decimalSign(plain: string, decimal: string): string | undefined {
  const last = plain.lastIndexOf('.') > plain.lastIndexOf(',') ? '.' : ',';
  const times = plain.split(last).length - 1;
  if (times === 0 || (times > 1 && !plain.includes(last === '.' ? ',' : '.'))) return undefined;
  const both = plain.includes('.') && plain.includes(',');
  if (both || last === decimal) return last;
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(plain) ? undefined : last;
}

/** An amount in its currency, as the language writes it, to its last digit. */
export function formatAmount(amount: string, currency: string, locale: string = language.locale): string {
  const exact = amount as `${number}`;
  const given = amount.split('.')[1]?.length ?? 0;
  try {
    const usual = new Intl.NumberFormat(locale, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: usual,
      maximumFractionDigits: Math.max(usual, given),
    }).format(exact);
  } catch {
    // It is counted in something that is no currency of a state.
    const number = new Intl.NumberFormat(locale, { minimumFractionDigits: given, maximumFractionDigits: given });
    return `${number.format(exact)} ${currency}`;
  }
}

/** Whether more was paid back than was owed. */
export const isOver = (left: string): boolean => left.startsWith('-');

/** Whether nothing is left. */
export const isSettled = (left: string): boolean => !/[1-9]/.test(left);

/** An amount without its sign. */
export const unsigned = (amount: string): string => amount.replace(/^-/, '');

/** The currencies there are: those that are used already first, then all by name. */
export function currencies(used: readonly string[], locale: string = language.locale): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency', fallback: 'code' });
  const named = (code: string) => {
    try {
      return `${names.of(code) ?? code} (${code})`;
    } catch {
      return code;
    }
  };
  const { compare } = new Intl.Collator(locale);
  const rest = Intl.supportedValuesOf('currency')
    .filter((code) => !used.includes(code))
    .map((value) => ({ value, label: named(value) }))
    .sort((one, other) => compare(one.label, other.label));
  return [...used.map((value) => ({ value, label: named(value) })), ...rest];
}

/** The euro's lands, and other lands whose people are likely to read the app in one of its languages. */
const EURO = 'AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK';
const LANDS: Readonly<Record<string, string>> = {
  AR: 'ARS', AU: 'AUD', BO: 'BOB', CA: 'CAD', CL: 'CLP', CO: 'COP', CR: 'CRC', CU: 'CUP', DO: 'DOP', EC: 'USD',
  GB: 'GBP', GT: 'GTQ', HN: 'HNL', IN: 'INR', KE: 'KES', MX: 'MXN', NG: 'NGN', NI: 'NIO', NZ: 'NZD', PA: 'USD',
  PE: 'PEN', PH: 'PHP', PR: 'USD', PY: 'PYG', SG: 'SGD', SV: 'USD', US: 'USD', UY: 'UYU', VE: 'VES', ZA: 'ZAR',
};

/** The currency that somebody most likely means who has used none yet. */
export function likelyCurrency(locale: string = language.locale): string {
  const region = new Intl.Locale(locale).maximize().region ?? '';
  return EURO.split(' ').includes(region) ? 'EUR' : (LANDS[region] ?? 'USD');
}
