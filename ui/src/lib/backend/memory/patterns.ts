// What recurs, in memory.

import type { Backend, Choice, Chosen, Entry, Pattern } from '$lib/backend';

import { worksheets } from './inventory';
import type { Area, Memory } from './state';

const empty = { opposite: '', readiness: '', asks: '' };

/** By what two marks are the same. */
const named = ({ value, own }: { value: string; own: boolean }) =>
  `${own}/${own ? value.trim().toLocaleLowerCase() : value}`;

/** The marks of an entry, each with its field. */
function marks(entry: Entry): { chosen: Chosen; field: string }[] {
  const fields = worksheets.find((sheet) => sheet.id === entry.worksheet)?.fields.filter((field) => field.pattern) ?? [];
  return fields.flatMap((field) =>
    (entry.answers[field.id]?.choices ?? []).map((chosen) => ({ chosen, field: field.id })),
  );
}

function choiceOf(value: string): Choice | undefined {
  return worksheets
    .flatMap((sheet) => sheet.fields)
    .filter((field) => field.pattern)
    .flatMap((field) => field.choices)
    .find((choice) => choice.id === value);
}

/** The commands of Patterns. */
export default (memory: Memory): Area => {
  const counted = (inventories: string[] | null, sheets: boolean) =>
    memory.tables.entries.filter((entry) =>
      entry.inventory === null ? sheets : (inventories?.includes(entry.inventory) ?? true),
    );
  const pattern = (first: { value: string; own: boolean }, entries: readonly Entry[]): Pattern => {
    const known = first.own ? undefined : choiceOf(first.value);
    const beside = memory.tables.patterns.find((each) => named(each) === named(first));
    const people = new Map<string, number>();
    for (const entry of entries) {
      const here = new Set(Object.values(entry.answers).flatMap((answer) => answer.people));
      for (const person of here) people.set(person, (people.get(person) ?? 0) + 1);
    }
    const most = [...people].sort((one, other) => other[1] - one[1]);
    return {
      value: first.value,
      own: first.own,
      label: known?.label ?? { own: first.value },
      opposite: known?.opposite ?? null,
      count: entries.length,
      sheets: worksheets
        .map(({ id, title }) => ({ worksheet: id, title, count: entries.filter((each) => each.worksheet === id).length }))
        .filter((sheet) => sheet.count > 0),
      people: most.slice(0, 5).map(([id, count]) => ({
        id, count, name: memory.tables.people.find((each) => each.id === id)?.name ?? '',
      })),
      others: Math.max(0, most.length - 5),
      id: beside?.id ?? null,
      draft: beside?.draft ?? empty,
    };
  };

  return {
    patterns_list({ inventories, sheets }) {
      const found = new Map<string, { first: Chosen; entries: Set<Entry> }>();
      for (const entry of counted(inventories, sheets)) {
        for (const { chosen } of marks(entry)) {
          const row = found.get(named(chosen)) ?? { first: chosen, entries: new Set() };
          row.entries.add(entry);
          found.set(named(chosen), row);
        }
      }
      const writtenOnly = memory.tables.patterns.filter(
        (each) => !found.has(named(each)) && Object.values(each.draft).some((text) => text !== ''),
      );
      return [
        ...[...found.values()].map(({ first, entries }) => pattern(first, [...entries])),
        ...writtenOnly.map((each) => pattern(each, [])),
      ].sort((one, other) => other.count - one.count || one.value.localeCompare(other.value));
    },
    pattern_entries: ({ value, own, inventories, sheets }) =>
      counted(inventories, sheets).flatMap((entry) => {
        const mark = marks(entry).find(({ chosen }) => named(chosen) === named({ value, own }));
        if (!mark) return [];
        const people = Object.values(entry.answers).flatMap((answer) => answer.people);
        const names = people.map((id) => memory.tables.people.find((each) => each.id === id)?.name ?? '');
        const text = Object.values(entry.answers).find((answer) => answer.text !== '')?.text ?? '';
        const { id, inventory, worksheet, updated } = entry;
        return [
          {
            target: { kind: 'entry' as const, id, inventory, worksheet, field: mark.field },
            title: names.join(', ') || text.slice(0, 80),
            date: updated.slice(0, 10),
          },
        ];
      }),
  };
};

/** Something written beside a pattern, to look at while developing. */
export async function seed({ call }: { call: Backend['call'] }): Promise<void> {
  const [first] = await call('patterns_list', { inventories: null, sheets: true });
  if (!first) return;
  const draft = {
    opposite: '', readiness: 'Some days. It has kept me a step ahead since I was small.', asks: 'To say the small true thing first.',
  };
  await call('edit', { edit: { kind: 'pattern', value: first.value, own: first.own, draft } });
}
