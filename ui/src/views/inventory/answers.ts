// Answers as values: what an empty one is, what one says in a line, and how choosing and passing change it.

import type { Answer, Choice, Chosen, Entry, Field, Pass, Worksheet } from '$lib/backend';
import { fold, visible } from '$lib/fold';
import { formatDay, formatList, formatNumber, say, t } from '$lib/i18n';
import { nameOf } from '$lib/people.svelte';

/** The passes, in the order they are offered. */
export const PASSES: readonly Pass[] = ['not_mine', 'not_ready', 'therapist'];

/** The key of each pass, everywhere an answer is written. */
export const PASS_KEYS: Readonly<Record<Pass, string>> = { not_mine: 'alt+n', not_ready: 'alt+l', therapist: 'alt+t' };

/** The largest number of a scale; the smallest is 0. */
export const SCALE_END = 10;

/** An answer with nothing in it. */
export function paper(): Answer {
  return { text: '', people: [], choices: [], pass: null, date: null, scale: null };
}

/** One for all cells that hold nothing, so that drawing them anew finds nothing new. */
const PAPER: Readonly<Answer> = paper();

/** What an entry answers to a field. */
export function answerOf(entry: Entry | null, field: string): Answer {
  return entry?.answers[field] ?? PAPER;
}

/** Whether there is nothing in an answer. */
export function isBlank(answer: Answer): boolean {
  const { text, people, choices, pass, date, scale } = answer;
  return !text.trim() && people.length === 0 && choices.length === 0 && pass === null && date === null && scale === null;
}

/** Whether there is nothing in an entry. */
export function isBlankEntry(entry: Entry | null): boolean {
  return !entry || Object.values(entry.answers).every(isBlank);
}

/** The words of a pass. */
export function passName(pass: Pass): string {
  return t(`pass-${pass.replace('_', '-')}`);
}

/** The words of something that was chosen. One that the worksheet no longer has keeps its name. */
export function chosenName(chosen: Chosen, choices: readonly Choice[]): string {
  const known = chosen.own ? undefined : choices.find((choice) => choice.id === chosen.value);
  return known ? say(known.label) : chosen.value;
}

/** An answer in one line, for a fold, a row's name or a screen reader. Empty for paper. */
export function inWords(answer: Answer, field: Field): string {
  if (answer.pass) return passName(answer.pass);
  const chosen = answer.choices.map((each) => {
    const name = chosenName(each, field.choices);
    return each.fear ? t('inventory-with-fear', { choice: name }) : name;
  });
  return [
    answer.people.length > 0 && formatList(answer.people.map(nameOf).filter(Boolean)),
    answer.text.trim(),
    chosen.length > 0 && formatList(chosen),
    answer.date && formatDay(answer.date),
    answer.scale !== null && formatNumber(answer.scale),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What an entry is called: its first answer. Empty while there is none. */
export function entryName(entry: Entry | null, sheet: Worksheet): string {
  const field = sheet.fields[0];
  return field ? inWords(answerOf(entry, field.id), field) : '';
}

/** Whether two entries begin with the same answer: lines under one name. */
export function sameFirst(one: Entry | null, other: Entry | null, sheet: Worksheet): boolean {
  const field = sheet.fields[0]?.id ?? '';
  const [a, b] = [answerOf(one, field), answerOf(other, field)];
  return !isBlank(a) && a.text.trim() === b.text.trim() && a.people.join() === b.people.join();
}

/** Chooses a thing or lets it go. What is chosen stands in the order of choosing. */
export function toggleChoice(answer: Answer, value: string, own = false): Answer {
  const there = answer.choices.some((each) => each.value === value && each.own === own);
  const choices = there
    ? answer.choices.filter((each) => each.value !== value || each.own !== own)
    : [...answer.choices, { value, own, fear: false }];
  return { ...answer, choices };
}

/** Sets the mark for fear beside a choice or takes it off; marking what was not chosen chooses it. */
export function toggleFear(answer: Answer, value: string, own = false): Answer {
  const is = (each: Chosen) => each.value === value && each.own === own;
  const chosen = answer.choices.some(is) ? answer : toggleChoice(answer, value, own);
  return { ...chosen, choices: chosen.choices.map((each) => (is(each) ? { ...each, fear: !each.fear } : each)) };
}

/** Adds a choice in the writer's own words. Words that are there already change nothing. */
export function addOwn(answer: Answer, words: string, choices: readonly Choice[]): Answer {
  const wanted = words.trim();
  const same = (name: string) => fold(name) === fold(wanted);
  if (!visible(wanted) || answer.choices.some((each) => same(chosenName(each, choices)))) return answer;
  const known = choices.find((choice) => same(say(choice.label)));
  return known ? toggleChoice(answer, known.id) : toggleChoice(answer, wanted, true);
}

/** Takes a pass, or takes it back. Words written before stay beside it. */
export function togglePass(answer: Answer, pass: Pass): Answer {
  return { ...answer, pass: answer.pass === pass ? null : pass };
}

/** The lines of a pasted text, without blank ones. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/u)
    .map((line) => line.trim())
    .filter(Boolean);
}
