// Days, times, lists and numbers as the person's locale writes them.

import { balanced } from './direction';
import { language } from './messages.svelte';

/**
 * `long` 21 November 2026 (the year only when it is another one) · `short` 21 Nov · `weekday` Saturday 21 November ·
 * `relative` today, yesterday, tomorrow, a weekday within the last week, else as `long`.
 */
export type DayStyle = 'long' | 'short' | 'weekday' | 'relative';

const DAY = 86_400_000;

/** Formats that were made before: making one takes far longer than using it, and a list shows hundreds of days. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** A format of the person's locale. */
function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language.locale} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(language.locale, options);
    formats.set(key, format);
  }
  return format;
}

/** A day as the noon of it, so that no zone or summer time moves it. */
function noon(day: string): Date {
  return new Date(`${day}T12:00:00`);
}

/** The day that a date has on the wall here: `2026-11-21`. */
export function localDay(date: Date = new Date()): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** A day in words. */
export function formatDay(day: string, style: DayStyle = 'long'): string {
  const date = noon(day);
  if (Number.isNaN(date.getTime())) return day;
  if (style === 'relative') return relative(day, date);
  const otherYear = date.getFullYear() !== new Date().getFullYear();
  return dateFormat({
    day: 'numeric',
    month: style === 'short' ? 'short' : 'long',
    weekday: style === 'weekday' ? 'long' : undefined,
    year: otherYear ? 'numeric' : undefined,
  }).format(date);
}

function relative(day: string, date: Date): string {
  const distance = Math.round((date.getTime() - noon(localDay()).getTime()) / DAY);
  if (Math.abs(distance) <= 1) {
    return new Intl.RelativeTimeFormat(language.locale, { numeric: 'auto' }).format(distance, 'day');
  }
  if (Math.abs(distance) < 7) return dateFormat({ weekday: 'long' }).format(date);
  return formatDay(day, 'long');
}

/** Whether a day in the style `relative` is a word of its own (today) or a day by name or date, for messages that
 * speak of the two in different ways: tomorrow, but *on* Wednesday. */
export function dayWord(day: string): 'word' | 'name' {
  return Math.abs(noon(day).getTime() - noon(localDay()).getTime()) < 1.5 * DAY ? 'word' : 'name';
}

/** The month of a day: November, and with its year where that is another one. */
export function formatMonth(day: string): string {
  const date = noon(day);
  if (Number.isNaN(date.getTime())) return day;
  const otherYear = date.getFullYear() !== new Date().getFullYear();
  return dateFormat({ month: 'long', year: otherYear ? 'numeric' : undefined }).format(date);
}

/** The time of day of a moment: 10:42. */
export function formatTime(moment: string): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return '';
  return dateFormat({ hour: 'numeric', minute: '2-digit' }).format(date);
}

/** A moment: today, 10:42. */
export function formatMoment(moment: string): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return '';
  return formatList([formatDay(localDay(date), 'relative'), formatTime(moment)], 'unit');
}

/** A moment in the shortest way that leaves no doubt: the time alone if it is of today. */
export function formatLately(moment: string): string {
  return localDay(new Date(moment)) === localDay() ? formatTime(moment) : formatMoment(moment);
}

/** Several things in a row: Ann, Ben and Cleo. */
export function formatList(items: string[], type: 'conjunction' | 'unit' = 'conjunction'): string {
  return new Intl.ListFormat(language.locale, { type, style: type === 'unit' ? 'short' : 'long' }).format(items.map(balanced));
}

/** A number. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(language.locale).format(value);
}

/** An exact decimal (`1234.50`), to its last digit. */
export function formatDecimal(exact: string): string {
  const digits = exact.split('.')[1]?.length ?? 0;
  const format = new Intl.NumberFormat(language.locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return format.format(exact as `${number}`);
}

/** The same words with a capital first letter, for where they stand alone. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase(language.locale) + text.slice(1);
}

/** A language in its own words: Español. */
export function languageName(tag: string): string {
  const name = new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}
