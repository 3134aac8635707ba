import { describe, expect, it } from 'vitest';

import { addDays, addMonths, dayByKey, weekday, weeksOf, weekStartOf } from './calendar';

const week = { rtl: false, weekStart: 1 };

describe('the month', () => {
  it('is laid out in weeks that begin where the locale begins them', () => {
    const november = weeksOf({ year: 2026, month: 11 }, 1);
    expect(november).toHaveLength(6);
    expect(november[0]).toEqual([null, null, null, null, null, null, '2026-11-01']);
    expect(november[5]).toEqual(['2026-11-30', null, null, null, null, null, null]);
    expect(weeksOf({ year: 2026, month: 11 }, 7)[0]?.[0]).toBe('2026-11-01');
  });

  it('has every day of a leap February once', () => {
    const days = weeksOf({ year: 2028, month: 2 }, 1).flat().filter(Boolean);
    expect(days).toHaveLength(29);
    expect(new Set(days).size).toBe(29);
  });

  it('knows the days of the week', () => {
    expect(weekday('2026-11-22')).toBe(7);
    expect(weekday('2026-11-23')).toBe(1);
  });
});

describe('counting days', () => {
  it('crosses months, years and summer time', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
  });

  it('stays inside a shorter month', () => {
    expect(addMonths('2026-10-31', 1)).toBe('2026-11-30');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-15');
    expect(addMonths('2028-02-29', -12)).toBe('2027-02-28');
  });
});

describe('keys', () => {
  it('move by day, week and month', () => {
    const from = '2026-11-18'; // a Wednesday
    expect(dayByKey(from, 'ArrowRight', week)).toBe('2026-11-19');
    expect(dayByKey(from, 'ArrowUp', week)).toBe('2026-11-11');
    expect(dayByKey(from, 'Home', week)).toBe('2026-11-16');
    expect(dayByKey(from, 'End', week)).toBe('2026-11-22');
    expect(dayByKey(from, 'PageDown', week)).toBe('2026-12-18');
    expect(dayByKey(from, 'PageUp', { ...week, shift: true })).toBe('2025-11-18');
    expect(dayByKey(from, 'Enter', week)).toBeNull();
  });

  it('follow the direction of writing', () => {
    expect(dayByKey('2026-11-18', 'ArrowLeft', { ...week, rtl: true })).toBe('2026-11-19');
  });

  it('go to the edges of a week that begins on Sunday', () => {
    const sunday = { rtl: false, weekStart: 7 };
    expect(dayByKey('2026-11-18', 'Home', sunday)).toBe('2026-11-15');
    expect(dayByKey('2026-11-15', 'Home', sunday)).toBe('2026-11-15');
    expect(dayByKey('2026-11-15', 'End', sunday)).toBe('2026-11-21');
  });
});

it('asks the engine on which day weeks begin, and says Monday where it does not know', () => {
  expect([1, 7]).toContain(weekStartOf('en-US'));
  expect(weekStartOf('en-GB')).toBe(1);
});
