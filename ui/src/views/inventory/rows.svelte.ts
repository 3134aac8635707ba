// The rows of one section of an inventory: what is on the screen, and how it gets to Rust.
//
// The last row is always a blank one, ready for the next name. It becomes an entry with its first word; until then
// nothing of it exists anywhere.

import { flush, write } from '$lib/autosave.svelte';
import { backend, type Answer, type Entry, type Field, type Worksheet } from '$lib/backend';
import { findOrCreate } from '$lib/people.svelte';
import { changed } from '$lib/undo.svelte';

import { answerOf, isBlank, isBlankEntry, paper } from './answers';

/** A row on the screen. It stays the same when the blank row becomes an entry, and so does its focus. */
export class Row {
  readonly key: string;
  /** What it shows; nothing while it is the blank row. */
  entry: Entry | null = $state.raw(null);

  constructor(key: string, entry: Entry | null) {
    this.key = key;
    this.entry = entry;
  }
}

/** A field kind that a pasted line can be put into. */
export function takesLines(field: Field): boolean {
  return ['line', 'text', 'people', 'answer_or_pass'].includes(field.kind);
}

/** One section of one inventory. */
export class Rows {
  readonly inventory: string;
  readonly sheet: Worksheet;
  /** Told of everything that went wrong. */
  readonly #failed: (reason: unknown) => void;

  #list = $state.raw<readonly Row[]>([]);
  #ready = $state(false);
  #nextBlank = 0;
  /** Counts the answers taken, to see whether one came while the entries were being read. */
  #edits = 0;
  /** Blank rows that are becoming entries. */
  readonly #making = new Map<string, Promise<void>>();
  /** Keys of rows whose entries were made here, so that reading them again does not make new rows of them. */
  readonly #keys = new Map<string, string>();

  constructor(inventory: string, sheet: Worksheet, failed: (reason: unknown) => void) {
    this.inventory = inventory;
    this.sheet = sheet;
    this.#failed = failed;
  }

  /** All rows, the blank one last. */
  get list(): readonly Row[] {
    return this.#list;
  }

  /** Whether they were read. */
  get ready(): boolean {
    return this.#ready;
  }

  /** How many rows are entries. */
  get count(): number {
    return this.#list.filter((row) => row.entry).length;
  }

  /** Reads the entries, after what is on its way has arrived. */
  async load(): Promise<void> {
    try {
      let entries: Entry[];
      let edits: number;
      do {
        await Promise.all(this.#making.values());
        await flush();
        edits = this.#edits;
        entries = await backend.call('entries_list', { inventory: this.inventory, worksheet: this.sheet.id });
        // What was typed while they were read must not be replaced by what was there before.
      } while (edits !== this.#edits);
      const there = new Map(this.#list.map((row) => [row.key, row]));
      const rows = entries.map((entry) => {
        const key = this.#keys.get(entry.id) ?? entry.id;
        const row = there.get(key) ?? new Row(key, entry);
        row.entry = entry;
        return row;
      });
      this.#show([...rows, ...this.#list.filter((row) => row.entry?.id === '')]);
      this.#ready = true;
    } catch (reason) {
      this.#failed(reason);
    }
  }

  /** Where a row stands; -1 when it is gone. */
  indexOf(key: string): number {
    return this.#list.findIndex((row) => row.key === key);
  }

  /** The row of an entry. */
  ofEntry(id: string): Row | undefined {
    return this.#list.find((row) => row.entry?.id === id);
  }

  /** What a row answers to a field, as it is now. */
  answer(key: string, field: string): Answer {
    return answerOf(this.#list[this.indexOf(key)]?.entry ?? null, field);
  }

  /** Takes an answer as it is now. The blank row becomes an entry with it. */
  set(key: string, field: string, answer: Answer): void {
    const row = this.#list[this.indexOf(key)];
    if (!row || (!row.entry && isBlank(answer))) return;
    this.#edits += 1;
    row.entry = row.entry
      ? { ...row.entry, answers: { ...row.entry.answers, [field]: answer } }
      : this.#held(field, answer);
    if (row === this.#list.at(-1)) this.#show(this.#list);
    if (row.entry.id) write({ kind: 'answer', entry: row.entry.id, field, answer });
    else if (!this.#making.has(key)) this.#making.set(key, this.#make(key));
  }

  /** Links a person by name. The name stands in the answer at once, and stays there when no person can be made. */
  async name(key: string, field: string, name: string): Promise<void> {
    const before = this.answer(key, field);
    if (!before.text) this.set(key, field, { ...before, text: name });
    try {
      const { id } = await findOrCreate(name);
      const now = this.answer(key, field);
      const people = now.people.includes(id) ? now.people : [...now.people, id];
      this.set(key, field, { ...now, people, text: now.text === name ? '' : now.text });
    } catch (reason) {
      this.#failed(reason);
    }
  }

  /** Makes a row of each line, the line going into a field; the first into the row itself when it is blank there. */
  async paste(key: string, field: Field, lines: readonly string[]): Promise<void> {
    const index = this.indexOf(key);
    const row = this.#list[index];
    if (!row) return;
    try {
      await this.#making.get(key);
      let rest = [...lines];
      if (row.entry && isBlank(this.answer(key, field.id))) {
        const first = rest.shift() ?? '';
        const people = field.kind === 'people' ? [(await findOrCreate(first)).id] : [];
        this.set(key, field.id, { ...paper(), people, text: field.kind === 'people' ? '' : first });
      }
      rest = rest.filter(Boolean);
      const after = row.entry?.id || null;
      if (rest.length > 0) {
        await flush();
        await backend.call('entries_create', {
          inventory: this.inventory, worksheet: this.sheet.id, field: field.id, lines: rest, after,
        });
      }
      changed();
    } catch (reason) {
      this.#failed(reason);
    }
  }

  /** Moves a row up (-1) or down (1) among the entries. Returns whether it could. */
  async move(key: string, by: -1 | 1): Promise<boolean> {
    const from = this.indexOf(key);
    const row = this.#list[from];
    const other = this.#list[from + by];
    if (!row?.entry?.id || !other?.entry?.id) return false;
    const after = by > 0 ? other : this.#list[from - 2];
    const before = this.#list;
    const list = [...before];
    list[from] = other;
    list[from + by] = row;
    this.#list = list;
    try {
      await flush();
      await backend.call('entry_move', { id: row.entry.id, after: after?.entry?.id ?? null });
      return true;
    } catch (reason) {
      this.#list = before;
      this.#failed(reason);
      return false;
    }
  }

  /** Puts an entry in the trash. Returns whether it could. */
  async remove(key: string): Promise<boolean> {
    await this.#making.get(key);
    const entry = this.#list[this.indexOf(key)]?.entry;
    if (!entry?.id) return false;
    try {
      await flush();
      await backend.call('entry_delete', { id: entry.id });
      this.#show(this.#list.filter((row) => row.key !== key));
      return true;
    } catch (reason) {
      this.#failed(reason);
      return false;
    }
  }

  /** Carries a harm to the Step 8 list. Returns the amends of it. */
  async carry(key: string): Promise<readonly string[]> {
    await this.#making.get(key);
    const entry = this.#list[this.indexOf(key)]?.entry;
    if (!entry?.id) return [];
    try {
      await flush();
      const { amends } = await backend.call('entry_carry', { id: entry.id });
      const row = this.#list[this.indexOf(key)];
      if (row?.entry) row.entry = { ...row.entry, amends: amends[0] ?? null };
      return amends;
    } catch (reason) {
      this.#failed(reason);
      return [];
    }
  }

  /** An entry that only the screen has so far. */
  #held(field: string, answer: Answer): Entry {
    const moment = new Date().toISOString();
    return {
      id: '', inventory: this.inventory, worksheet: this.sheet.id, version: this.sheet.version, under: null,
      answers: { [field]: answer }, amends: null,
      created: moment, updated: moment,
    };
  }

  /** Makes an entry of what the screen has, and writes all that was typed by then. */
  async #make(key: string): Promise<void> {
    try {
      const made = await backend.call('entry_create', {
        inventory: this.inventory, worksheet: this.sheet.id, after: null, under: null,
      });
      this.#keys.set(made.id, key);
      const row = this.#list[this.indexOf(key)];
      const answers = row?.entry?.answers ?? made.answers;
      if (row) row.entry = { ...made, answers };
      for (const [field, answer] of Object.entries(answers)) write({ kind: 'answer', entry: made.id, field, answer });
    } catch (reason) {
      // The words stay on the screen; the next key tries again.
      this.#failed(reason);
    } finally {
      this.#making.delete(key);
    }
  }

  /** Shows rows, with one blank row at the end. */
  #show(rows: readonly Row[]): void {
    const entries = rows.filter((row) => row.entry);
    const blank = [...rows, ...this.#list].find((row) => !row.entry);
    const last = entries.at(-1)?.entry ?? null;
    const wanted = last === null || !isBlankEntry(last);
    this.#list = wanted ? [...entries, blank ?? new Row(`blank-${this.#nextBlank++}`, null)] : entries;
  }
}
