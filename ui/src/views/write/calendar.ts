// Days of a month as a grid, and the keys that move through it. Days are plain dates (`2026-11-22`), counted in UTC
// so that no zone or summer time can shift one.

/** A month of a year; months count from 1. */
export interface Month {
  year: number;
  month: number;
}

const MILLISECONDS = 86_400_000;

function date(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function plain(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** A day some days later, or earlier when negative. */
export function addDays(day: string, days: number): string {
  return plain(new Date(date(day).getTime() + days * MILLISECONDS));
}

/** A day some months later; the last day of the month when that month is shorter. */
export function addMonths(day: string, months: number): string {
  const from = date(day);
  const first = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1));
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(from.getUTCDate(), length));
  return plain(first);
}

/** The month a day lies in. */
export function monthOf(day: string): Month {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) };
}

/** The first day of a month. */
export function firstOf({ year, month }: Month): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
}

/** Day of the week as ISO 8601 counts it: 1 is Monday, 7 is Sunday. */
export function weekday(day: string): number {
  return date(day).getUTCDay() || 7;
}

/** The month as weeks of seven; `null` where a day belongs to another month. `weekStart` as in {@link weekday}. */
export function weeksOf(month: Month, weekStart: number): (string | null)[][] {
  const first = firstOf(month);
  const next = addMonths(first, 1);
  const cells: (string | null)[] = Array<null>((weekday(first) - weekStart + 7) % 7).fill(null);
  for (let day = first; day < next; day = addDays(day, 1)) cells.push(day);
  while (cells.length % 7) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** The day on which weeks begin where a locale is at home; Monday where the engine does not know. */
export function weekStartOf(locale: string): number {
  // `getWeekInfo` is the standard's name; older engines have the getter.
  const info = new Intl.Locale(locale) as { getWeekInfo?(): { firstDay: number }; weekInfo?: { firstDay: number } };
  return (info.getWeekInfo?.() ?? info.weekInfo)?.firstDay ?? 1;
}

/** Where a key leads from a day; `null` when the key is none of the calendar's. */
export function dayByKey(
  day: string,
  key: string,
  { rtl, weekStart, shift = false }: { rtl: boolean; weekStart: number; shift?: boolean },
): string | null {
  const inWeek = (weekday(day) - weekStart + 7) % 7;
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, rtl ? 1 : -1);
    case 'ArrowRight':
      return addDays(day, rtl ? -1 : 1);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'Home':
      return addDays(day, -inWeek);
    case 'End':
      return addDays(day, 6 - inWeek);
    case 'PageUp':
      return addMonths(day, shift ? -12 : -1);
    case 'PageDown':
      return addMonths(day, shift ? 12 : 1);
    default:
      return null;
  }
}
