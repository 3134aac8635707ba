// What belongs to no single view: edits, undo, trash, Today and search.

import { BackendError, type Edit, type SearchHit, type SnippetPart, type Target } from '$lib/backend';

import { destroyed } from './afterwards';
import { keep } from './history';
import { readingOf } from './reading';
import { newId, now, today, type Area, type Memory, type Tables } from './state';

const missing = (): never => {
  throw new BackendError({ code: 'not_found' });
};

/** Plain text of everything, with where it stands, for search. */
export function texts(tables: Tables): { target: Target; title: string; text: string; date: string }[] {
  const name = (id: string) => tables.people.find((person) => person.id === id)?.name ?? '';
  return [
    ...tables.reflections.map((each) => ({
      target: { kind: 'reflection' as const, id: each.id },
      title: each.title,
      text: `${each.title} ${each.body} ${each.tags.join(' ')}`,
      date: each.date,
    })),
    ...tables.entries.map((each) => {
      const answers = Object.values(each.answers);
      const people = answers.flatMap((answer) => answer.people.map(name)).join(', ');
      return {
        target: {
          kind: 'entry' as const, id: each.id, inventory: each.inventory, worksheet: each.worksheet, field: null,
        },
        title: people,
        text: `${people} ${answers.map((answer) => answer.text).join(' ')}`,
        date: each.updated.slice(0, 10),
      };
    }),
    ...tables.amends.map((each) => ({
      target: { kind: 'amends' as const, id: each.id },
      title: name(each.person),
      text: `${name(each.person)} ${each.harm} ${each.plan} ${each.outcome} ${tables.letters[each.id] ?? ''}`,
      date: each.updated.slice(0, 10),
    })),
    ...tables.steps.map((each) => ({
      target: { kind: 'step' as const, number: each.number },
      title: each.own_words,
      text: `${each.own_words} ${each.notes}`,
      date: (each.updated ?? now()).slice(0, 10),
    })),
  ];
}

export function snippet(text: string, query: string): SnippetPart[] {
  const at = text.toLowerCase().indexOf(query.toLowerCase());
  const start = Math.max(0, at - 40);
  const end = at + query.length;
  return [
    { text: text.slice(start, at), found: false },
    { text: text.slice(at, end), found: true },
    { text: text.slice(end, end + 60), found: false },
  ];
}

/** Puts an edit into the tables. */
function apply(tables: Tables, edit: Edit): Target {
  const find = <Row extends { id: string }>(rows: Row[], id: string): Row =>
    rows.find((row) => row.id === id) ?? missing();
  switch (edit.kind) {
    case 'answer': {
      const entry = find(tables.entries, edit.entry);
      keep(tables, entry, edit.field, edit.answer);
      entry.answers[edit.field] = edit.answer;
      entry.updated = now();
      return {
        kind: 'entry', id: entry.id, inventory: entry.inventory, worksheet: entry.worksheet, field: edit.field,
      };
    }
    case 'pattern': {
      const same = (row: Tables['patterns'][number]) => row.own === edit.own && row.value === edit.value;
      const row = tables.patterns.find(same) ?? { id: newId(), value: edit.value, own: edit.own, draft: edit.draft };
      row.draft = edit.draft;
      if (!tables.patterns.includes(row)) tables.patterns.push(row);
      return { kind: 'pattern', id: row.id };
    }
    case 'reading': {
      const entry = find(tables.entries, edit.entry);
      readingOf(tables, edit.entry).said = edit.said;
      return { kind: 'entry', id: entry.id, inventory: entry.inventory, worksheet: entry.worksheet, field: null };
    }
    case 'step': {
      const step = tables.steps.find((each) => each.number === edit.number) ?? missing();
      Object.assign(step, { own_words: edit.own_words, notes: edit.notes, updated: now() });
      return { kind: 'step', number: edit.number };
    }
    case 'worksheet':
      find(tables.worksheets, edit.id).draft = edit.draft;
      return { kind: 'worksheet', id: edit.id };
    case 'person':
      Object.assign(find(tables.people, edit.id), edit.draft, { updated: now() });
      return { kind: 'person', id: edit.id };
    case 'inventory':
      Object.assign(find(tables.inventories, edit.id), edit.draft, { updated: now() });
      return { kind: 'inventory', id: edit.id };
    case 'amends':
      Object.assign(find(tables.amends, edit.id), edit.draft, { updated: now() });
      return { kind: 'amends', id: edit.id };
    case 'letter':
      tables.letters[edit.id] = edit.text;
      find(tables.amends, edit.id).has_letter = edit.text !== '';
      return { kind: 'amends', id: edit.id };
    case 'reflection':
      Object.assign(find(tables.reflections, edit.id), edit.draft, { updated: now() });
      return { kind: 'reflection', id: edit.id };
  }
}

/** The commands that belong to no single view. */
export function journal(memory: Memory): Area {
  const turn = (from: Memory['past'], to: Memory['past']) => {
    const step = from.pop();
    if (!step) return null;
    to.push({ tables: memory.tables, done: step.done });
    memory.tables = step.tables;
    return step.done;
  };
  const same = (a: Target, b: Target) =>
    a.kind === b.kind && (a.kind === 'step' || b.kind === 'step' ? false : a.id === b.id);
  const trashed = (target: Target) => {
    const index = memory.tables.trash.findIndex((each) => same(each.item.target, target));
    return memory.tables.trash[index] ? index : missing();
  };

  return {
    edit({ edit }) {
      memory.remember({ target: { kind: 'step', number: 1 }, action: 'edited' });
      const target = apply(memory.tables, edit);
      const last = memory.past.at(-1);
      if (last) last.done.target = target;
      memory.tell({ event: 'saving' });
      memory.tell({ event: 'saved', at: now() });
      return null;
    },
    flush: () => now(),
    undo: () => turn(memory.past, memory.future),
    redo: () => turn(memory.future, memory.past),
    undo_state: () => ({ undo: memory.past.length > 0, redo: memory.future.length > 0 }),

    trash_list: () => memory.tables.trash.map((each) => each.item).reverse(),
    trash_restore({ target }) {
      const index = trashed(target);
      memory.remember({ target, action: 'deleted' });
      const [found] = memory.tables.trash.splice(index, 1);
      // Somebody in the trash has stayed where they are named.
      for (const person of memory.tables.people) if (target.kind === 'person' && person.id === target.id) person.in_trash = false;
      for (const [table, rows] of Object.entries(found?.rows ?? {})) {
        (memory.tables[table as keyof Tables] as unknown[]).push(...rows);
      }
      return null;
    },
    trash_destroy({ target, current }) {
      if (!memory.app.settings?.example && current !== memory.passphrase) {
        throw new BackendError({ code: 'wrong_passphrase' });
      }
      memory.tables.trash.splice(trashed(target), 1);
      return destroyed(memory, (file) => target.kind === 'inventory' && file.inventories.includes(target.id));
    },

    today: () => ({
      coming_up: memory.tables.amends
        .filter((each) => each.review !== null && each.review <= today() && each.status !== 'made')
        .map((each) => ({
          target: { kind: 'amends', id: each.id },
          title: memory.tables.people.find((person) => person.id === each.person)?.name ?? '',
          status: each.status,
          kind: each.kind,
          day: each.review ?? today(),
        })),
      recent: memory.tables.reflections
        .slice(0, 6)
        .map((each) => ({ target: { kind: 'reflection', id: each.id }, title: each.title, updated: each.updated })),
      step: memory.tables.steps.find((each) => each.status === 'working_on_it')?.number ?? null,
      amends: memory.tables.amends.length,
    }),
    search({ query, limit }): SearchHit[] {
      return texts(memory.tables)
        .filter((each) => each.text.toLowerCase().includes(query.toLowerCase()))
        .slice(0, limit)
        .map((each) => ({
          target: each.target, title: { own: each.title }, date: each.date, snippet: snippet(each.text, query),
        }));
    },
  };
}
