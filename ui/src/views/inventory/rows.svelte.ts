// The rows of one section of an inventory: what is on the screen, and how it gets to Rust.
//
// The last row is always a blank one, ready for the next name. It becomes an entry with its first word; until then
// nothing of it exists anywhere.

import { flush, write } from '$lib/autosave.svelte';
import { backend, type Answer, type Entry, type RowOrder, type Worksheet } from '$lib/backend';
import { findOrCreate, people } from '$lib/people.svelte';

import { answerOf, isBlank, isBlankEntry } from './answers';
import { arrange } from './order';

/** A row on the screen. It stays the same when the blank row becomes an entry, and so does its focus. */
export class Row {
  readonly key: string;
  /** What it shows; nothing while it is the blank row. */
  entry: Entry | null = $state.raw(null);
  /** How many entries it lies under, in a chain. */
  depth = $state(0);

  constructor(key: string, entry: Entry | null) {
    this.key = key;
    this.entry = entry;
  }
}

/** What is written into one cell of a block: an answer, and names of people who are found or made with it. */
export interface BlockCell {
  field: string;
  answer: Answer;
  names: string[];
}

/** A row of a block, by its key; without one it is made, behind the row before it or at the end. */
export interface BlockRow {
  key: string | null;
  cells: BlockCell[];
}

/** One section of one inventory. */
export class Rows {
  /** The inventory; none for a worksheet that stands by itself. */
  readonly inventory: string | null;
  readonly sheet: Worksheet;
  /** Told of everything that went wrong. */
  readonly #failed: (reason: unknown) => void;
  readonly #read: () => Promise<Entry[]>;

  /** As they lie in the journal, the blank one last. */
  #byHand: readonly Row[] = [];
  /** As they are shown. */
  #list = $state.raw<readonly Row[]>([]);
  readonly #places = $derived(new Map(this.#list.map((row, index) => [row.key, index])));
  #order = $state.raw<RowOrder>({ by: 'hand' });
  #filled = $state.raw<ReadonlySet<string>>(new Set());
  #ready = $state(false);
  #nextBlank = 0;
  /** Counts the answers taken, to see whether one came while the entries were being read. */
  #edits = 0;
  /** Blank rows that are becoming entries. */
  readonly #making = new Map<string, Promise<void>>();
  /** Keys of rows whose entries were made here, so that reading them again does not make new rows of them. */
  readonly #keys = new Map<string, string>();

  /** All entries of the worksheet, unless `read` reads others. */
  constructor(
    inventory: string | null,
    sheet: Worksheet,
    failed: (reason: unknown) => void,
    read = () => backend.call('entries_list', { inventory, worksheet: sheet.id }),
  ) {
    this.#read = read;
    this.inventory = inventory;
    this.sheet = sheet;
    this.#failed = failed;
  }

  /** Where they are shown. */
  get place(): string {
    return this.inventory === null ? `sheets/${this.sheet.id}` : `inventory/${this.inventory}/${this.sheet.id}`;
  }

  /** All rows as they are shown, the blank one last. */
  get list(): readonly Row[] {
    return this.#list;
  }

  /** Whether they were read. */
  get ready(): boolean {
    return this.#ready;
  }

  /** The ids of the fields that hold something in some row, or did since they were read. */
  get held(): ReadonlySet<string> {
    return this.#filled;
  }

  /** In which order they are shown. */
  get order(): RowOrder {
    return this.#order;
  }

  /** Shows them in another order. It is taken once: a row does not leave while it is being written in. */
  arrangeBy(order: RowOrder): void {
    this.#order = order;
    this.#show(this.#byHand);
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
        // What is typed from here on, also while the rest is being flushed, is newer than what is read, and must not be
        // replaced by it.
        edits = this.#edits;
        await flush();
        entries = await this.#read();
      } while (edits !== this.#edits);
      const there = new Map(this.#list.map((row) => [row.key, row]));
      const rows = entries.map((entry) => {
        const key = this.#keys.get(entry.id) ?? entry.id;
        const row = there.get(key) ?? new Row(key, entry);
        row.entry = entry;
        return row;
      });
      this.#filled = new Set(entries.flatMap((entry) => heldBy(entry)));
      this.#show([...rows, ...this.#list.filter((row) => row.entry?.id === '')]);
      this.#ready = true;
    } catch (reason) {
      this.#failed(reason);
    }
  }

  /** Where a row stands; -1 when it is gone. */
  indexOf(key: string): number {
    return this.#places.get(key) ?? -1;
  }

  /** The row of a key. */
  row(key: string): Row | undefined {
    return this.#list[this.indexOf(key)];
  }

  /** The row of an entry. */
  ofEntry(id: string): Row | undefined {
    return this.#list.find((row) => row.entry?.id === id);
  }

  /** What a row answers to a field, as it is now. */
  answer(key: string, field: string): Answer {
    return answerOf(this.row(key)?.entry ?? null, field);
  }

  /** Takes an answer as it is now. The blank row becomes an entry with it. */
  set(key: string, field: string, answer: Answer): void {
    const row = this.row(key);
    if (!row || (!row.entry && isBlank(answer))) return;
    this.#edits += 1;
    row.entry = row.entry
      ? { ...row.entry, answers: { ...row.entry.answers, [field]: answer } }
      : this.#unmade(field, answer);
    if (!this.#filled.has(field) && !isBlank(answer)) this.#filled = new Set([...this.#filled, field]);
    if (row === this.#byHand.at(-1)) this.#show(this.#byHand);
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

  /**
   * Writes a block of cells as one change, which one undo takes back. Returns the rows of the block, in order; nothing
   * when it could not be written.
   */
  async writeBlock(block: readonly BlockRow[]): Promise<Row[]> {
    try {
      await Promise.all(block.map(({ key }) => (key === null ? undefined : this.#making.get(key))));
      await flush();
      const rows = block.map(({ key, cells }) => ({ entry: key === null ? null : this.row(key)?.entry?.id || null, cells }));
      const entries = await backend.call('block_write', { inventory: this.inventory, worksheet: this.sheet.id, rows });
      // A blank row that was written into keeps its place on the screen, and with it the focus.
      block.forEach(({ key }, index) => {
        const made = entries[index];
        if (key !== null && made && !this.row(key)?.entry) this.#keys.set(made.id, key);
      });
      if (block.some(({ cells }) => cells.some(({ names }) => names.length > 0))) await people.load();
      await this.load();
      return entries.map(({ id }) => this.ofEntry(id)).filter((row) => row !== undefined);
    } catch (reason) {
      this.#failed(reason);
      return [];
    }
  }

  /** Another line under the name of a row: an entry behind it that begins with the same first answer. */
  async another(key: string): Promise<Row | undefined> {
    const field = this.sheet.fields[0]?.id ?? '';
    await this.#making.get(key);
    const cells = [{ field, answer: this.answer(key, field), names: [] }];
    return (await this.writeBlock([{ key, cells: [] }, { key: null, cells }]))[1];
  }

  /** What is found under an entry: another that is linked to it, behind all that lies under it already. */
  async under(key: string): Promise<Row | undefined> {
    await this.#making.get(key);
    const row = this.row(key);
    if (!row?.entry?.id) return undefined;
    let last = this.indexOf(key);
    while ((this.#list[last + 1]?.depth ?? 0) > row.depth) last += 1;
    try {
      await flush();
      const made = await backend.call('entry_create', {
        inventory: this.inventory, worksheet: this.sheet.id, after: this.#list[last]?.entry?.id ?? null, under: row.entry.id,
      });
      await this.load();
      return this.ofEntry(made.id);
    } catch (reason) {
      this.#failed(reason);
      return undefined;
    }
  }

  /** Moves a row up (-1) or down (1) past the next one at its level. Returns whether it could. */
  async move(key: string, by: -1 | 1): Promise<boolean> {
    const row = this.row(key);
    if (!row?.entry?.id || this.#order.by !== 'hand') return false;
    const level = this.#list.filter((each) => each.depth === row.depth && above(each) === above(row) && each.entry?.id);
    const other = level[level.indexOf(row) + by];
    if (!other?.entry?.id) return false;
    const before = this.#byHand;
    const rest = before.filter((each) => each !== row);
    const at = rest.indexOf(other) + (by > 0 ? 1 : 0);
    this.#show([...rest.slice(0, at), row, ...rest.slice(at)]);
    try {
      await flush();
      await backend.call('entry_move', { id: row.entry.id, after: rest[at - 1]?.entry?.id ?? null });
      return true;
    } catch (reason) {
      this.#show(before);
      this.#failed(reason);
      return false;
    }
  }

  /** Puts an entry in the trash. Returns whether it could. */
  async remove(key: string): Promise<boolean> {
    await this.#making.get(key);
    const entry = this.row(key)?.entry;
    if (!entry?.id) return false;
    try {
      await flush();
      await backend.call('entry_delete', { id: entry.id });
      this.#show(this.#byHand.filter((row) => row.key !== key));
      return true;
    } catch (reason) {
      this.#failed(reason);
      return false;
    }
  }

  /** Carries a harm to the Step 8 list. Returns the amends of it. */
  async carry(key: string): Promise<readonly string[]> {
    await this.#making.get(key);
    const entry = this.row(key)?.entry;
    if (!entry?.id) return [];
    try {
      await flush();
      const { amends } = await backend.call('entry_carry', { id: entry.id });
      const row = this.row(key);
      if (row?.entry) row.entry = { ...row.entry, amends: amends[0] ?? null };
      return amends;
    } catch (reason) {
      this.#failed(reason);
      return [];
    }
  }

  /** An entry that only the screen has so far. */
  #unmade(field: string, answer: Answer): Entry {
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
      // Entries that are being read now may lack it.
      this.#edits += 1;
      const row = this.row(key);
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
    const blank = [...rows, ...this.#byHand].find((row) => !row.entry);
    const last = entries.at(-1)?.entry ?? null;
    const wanted = last === null || !isBlankEntry(last);
    this.#byHand = wanted ? [...entries, blank ?? new Row(`blank-${this.#nextBlank++}`, null)] : entries;
    this.#list = arrange(this.#byHand, this.#order, this.sheet);
  }
}

/** The entry that a row lies under, if any. */
const above = (row: Row): string | null => row.entry?.under ?? null;

/** The fields that hold something in an entry. */
function heldBy(entry: Entry): string[] {
  return Object.entries(entry.answers).flatMap(([field, answer]) => (isBlank(answer) ? [] : [field]));
}
