// What answers said before, in memory.

import { BackendError, type Answer, type Entry, type WordRun } from '$lib/backend';

import type { Area, Memory, Tables } from './state';

/** Milliseconds after which an answer that is written again is kept. */
const A_WHILE = 10 * 60_000;

const blank: Answer = { text: '', people: [], choices: [], pass: null, date: null, scale: null };

/** Keeps what stands in a field before it is written again, if it stood there for a while or much of it goes. */
export function keep(tables: Tables, entry: Entry, field: string, next: Answer): void {
  const before = entry.answers[field];
  if (!before || JSON.stringify(before) === JSON.stringify(next)) return;
  const stood = Date.now() - Date.parse(entry.updated) > A_WHILE;
  const goes = before.text.length >= 40 && next.text.length * 2 < before.text.length;
  if (!stood && !goes && JSON.stringify(next) !== JSON.stringify(blank)) return;
  const version = Math.max(0, ...tables.history.map((each) => each.version)) + 1;
  tables.history.push({ version, entry: entry.id, field, written: entry.updated, answer: before });
}

/** The words of both: what they begin and end with is kept. The real journal looks closer. */
function compared(before: string, after: string): WordRun[] {
  const [was, is] = [before.split(/(?<=\s)/), after.split(/(?<=\s)/)];
  let start = 0;
  while (start < was.length && start < is.length && was[start] === is[start]) start += 1;
  let end = 0;
  while (end < was.length - start && end < is.length - start && was.at(-1 - end) === is.at(-1 - end)) end += 1;
  const middle = (words: string[]) => words.slice(start, words.length - end).join('');
  const runs: WordRun[] = [
    { kind: 'kept', text: was.slice(0, start).join('') },
    { kind: 'taken', text: middle(was) },
    { kind: 'added', text: middle(is) },
    { kind: 'kept', text: was.slice(was.length - end).join('') },
  ];
  return runs.filter((run) => run.kind === 'unshown' || run.text !== '');
}

/** The commands of earlier wordings. */
export default (memory: Memory): Area => ({
  entry_history: ({ entry }) =>
    memory.tables.history
      .filter((each) => each.entry === entry)
      .map(({ version, field, written, answer }) => ({
        version, field, written, answer: { ...answer, text: answer.text.slice(0, 120) },
      }))
      .reverse(),
  answer_compare({ entry, version }) {
    const found = memory.tables.history.find((each) => each.entry === entry && each.version === version);
    const holder = memory.tables.entries.find((each) => each.id === entry);
    if (!found || !holder) throw new BackendError({ code: 'not_found' });
    const standing = holder.answers[found.field] ?? blank;
    return { earlier: found.answer, now: standing, words: compared(found.answer.text, standing.text) };
  },
});
