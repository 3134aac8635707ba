// An answer as a cell of a spreadsheet, and a cell of one as an answer. What a field cannot hold is handed back, so
// that no word is lost on the way.

import type { Answer, Chosen, Field } from '$lib/backend';
import { fold, visible } from '$lib/fold';
import { language, t } from '$lib/i18n';
import { nameOf, people } from '$lib/people.svelte';

import { addOwn, chosenName, paper, PASSES, passName, SCALE_END } from './answers';

/** What a pasted cell came to. */
export interface Converted {
  answer: Answer;
  /** Names of people who are found or made when the block is written. */
  names: string[];
  /** Words that the field has no place for. */
  left: string;
}

/** Between several names or choices in one cell. */
const BETWEEN = '; ';

function chosenText(chosen: Chosen, field: Field): string {
  const choice = chosenName(chosen, field.choices);
  return chosen.fear ? t('inventory-with-fear', { choice }) : choice;
}

/** An answer as the text of a cell, from which {@link fromText} makes the same answer. */
export function asText(answer: Answer, field: Field): string {
  const names = answer.people.map(nameOf).filter(Boolean).join(BETWEEN);
  const choices = answer.choices.map((each) => chosenText(each, field)).join(BETWEEN);
  const pass = answer.pass ? passName(answer.pass) : '';
  return [names, answer.text, answer.date ?? '', answer.scale ?? '', choices, pass].filter((part) => part !== '').join('\n');
}

/** The parts of a cell that holds several things. */
function parts(text: string, between: RegExp): string[] {
  return text
    .split(between)
    .map((part) => part.trim())
    .filter(visible);
}

function namesOf(text: string): Converted {
  const whole = text.trim();
  const known = people.all.some((person) => fold(person.name) === fold(whole));
  return { answer: paper(), names: known ? [whole] : parts(text, /[;\r\n]+/u), left: '' };
}

/** One choice by its words in the page's language, with the mark for fear if it says so. */
function choice(part: string, field: Field): Chosen | null {
  const all = field.choices.map(({ id }): Chosen => ({ value: id, own: false, fear: false }));
  const known = all.find((each) => fold(chosenText(each, field)) === fold(part));
  if (known || !field.fear_mark) return known ?? null;
  return all.map((each) => ({ ...each, fear: true })).find((each) => fold(chosenText(each, field)) === fold(part)) ?? null;
}

function choices(text: string, field: Field): Converted {
  const left: string[] = [];
  let answer = paper();
  // A comma separates only where that makes known choices of every part: "my work, and the van" are own words.
  const byComma = parts(text, /[,;\r\n]+/u);
  const known = byComma.every((part) => choice(part, field));
  for (const part of known ? byComma : parts(text, /[;\r\n]+/u)) {
    const found = choice(part, field);
    if (found) {
      const others = answer.choices.filter((each) => each.own || each.value !== found.value);
      answer = { ...answer, choices: [...others, found] };
    } else if (field.own_choices) answer = addOwn(answer, part, field.choices);
    else left.push(part);
  }
  return { answer, names: [], left: left.join(BETWEEN) };
}

/** Words with a pass or known choices in the lines at their end, as {@link asText} writes them. */
function answerOrPass(text: string, field: Field): Converted {
  const lines = text.split(/\r\n|\r|\n/u);
  const answer = paper();
  const pass = PASSES.find((each) => fold(passName(each)) === fold(lines.at(-1) ?? ''));
  if (pass) {
    answer.pass = pass;
    lines.pop();
  }
  const last = parts(lines.at(-1) ?? '', /;/u).map((part) => choice(part, field));
  if (last.length > 0 && last.every((each) => each !== null)) {
    answer.choices = last;
    lines.pop();
  }
  answer.text = lines.join('\n');
  return { answer, names: [], left: '' };
}

function scale(text: string): Converted {
  const [, digits] = /^\s*(\d{1,2})\s*(?:\/\s*10)?\s*$/u.exec(text) ?? [];
  const value = digits === undefined ? NaN : Number(digits);
  if (!(value >= 0 && value <= SCALE_END)) return { answer: paper(), names: [], left: text.trim() };
  return { answer: { ...paper(), scale: value }, names: [], left: '' };
}

/** A day in the form of the standard, in the locale's numbers, or in its words. */
export function readDay(text: string): string | null {
  const words = text.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/u.exec(words);
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers = words.match(/\d+/gu)?.map(Number) ?? [];
  if (/^\d+\D+\d+\D+\d{2,4}$/u.test(words) && numbers.length === 3 && !/\p{L}/u.test(words)) {
    const order = new Intl.DateTimeFormat(language.locale)
      .formatToParts()
      .map(({ type }) => type)
      .filter((type) => type === 'day' || type === 'month' || type === 'year');
    const [d, m, y] = ['day', 'month', 'year'].map((type) => numbers[order.indexOf(type as 'day')] ?? 0);
    return day(fullYear(y ?? 0), m ?? 0, d ?? 0);
  }
  return inWords(words, numbers);
}

/** A day with the month's name in it: `21 November 1999`, `21 nov`. */
function inWords(words: string, numbers: readonly number[]): string | null {
  const month = Array.from({ length: 12 }, (_, index) => index + 1).find((number) =>
    (['long', 'short'] as const).some((style) => {
      const name = new Intl.DateTimeFormat(language.locale, { month: style }).format(new Date(2001, number - 1, 15));
      return fold(words).split(/[^\p{L}]+/u).includes(fold(name).replace(/\.$/u, ''));
    }),
  );
  const [first = 0, second] = numbers;
  if (!month || numbers.length > 2) return null;
  return day(second === undefined ? new Date().getFullYear() : fullYear(second), month, first);
}

const fullYear = (year: number) => (year >= 100 ? year : year + (year > (new Date().getFullYear() % 100) + 10 ? 1900 : 2000));

function day(year: number, month: number, date: number): string | null {
  const made = new Date(year, month - 1, date, 12);
  const real = made.getFullYear() === year && made.getMonth() === month - 1 && made.getDate() === date;
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  return real ? `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}` : null;
}

/** The answer that a pasted cell makes in a field. */
export function fromText(text: string, field: Field): Converted {
  if (!visible(text)) return { answer: paper(), names: [], left: '' };
  switch (field.kind) {
    case 'people':
      return namesOf(text);
    case 'choices':
      return choices(text, field);
    case 'answer_or_pass':
      return answerOrPass(text, field);
    case 'scale':
      return scale(text);
    case 'date': {
      const found = readDay(text);
      return { answer: { ...paper(), date: found }, names: [], left: found ? '' : text.trim() };
    }
    case 'line':
      return { answer: { ...paper(), text: text.replace(/[\r\n]+/gu, ' ').trim() }, names: [], left: '' };
    case 'text':
      return { answer: { ...paper(), text: text.replace(/\r\n?/gu, '\n') }, names: [], left: '' };
  }
}
