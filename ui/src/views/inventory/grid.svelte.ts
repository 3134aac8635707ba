// Where one is in the grid, and what the keys do there. The page around it only draws what stands here.

import { flushSync, tick } from 'svelte';

import type { Field, Pass } from '$lib/backend';
import { hasMod, isComposing, isShortcut } from '$lib/keys';
import { carries } from '$lib/worksheets';

import { linesOf, togglePass } from './answers';
import { takesLines, type Row, type Rows } from './rows.svelte';

/** The row of headings, among the keys of rows. */
export const HEAD = 'head';
/** The column that carries a harm to the Step 8 list. */
export const CARRY = ':carry';
/** The column of what else can be done with an entry. */
export const MORE = ':more';

/** Rows that are drawn at once; the others follow, as many in each frame. */
const AT_ONCE = 40;

/** What the grid asks of the page around it. */
export interface GridActs {
  carry(row: Row): void;
  move(row: Row, by: -1 | 1): void;
  remove(row: Row): void;
}

/** A cell editor that is open. */
interface Editor {
  focus(): void;
  finish(): void;
}

/** The state of one grid. */
export class Grid {
  readonly rows: Rows;
  readonly #acts: GridActs;
  /** The element with `role="grid"`. */
  element: HTMLElement | null = null;
  /** The editor in the active cell, while there is one. */
  editor = $state.raw<Editor | null>(null);
  /** How many rows are drawn so far. */
  drawn = $state(AT_ONCE);

  #menu: 'closed' | 'up' | 'down' = $state('closed');

  #row = $state('');
  #column = $state('');
  #editing = $state(false);
  /** Where the active row last stood, for when it is gone. */
  #index = 0;
  #working = $state('');
  #wanted = $state.raw<ReadonlySet<string>>(new Set());

  constructor(rows: Rows, acts: GridActs) {
    this.rows = rows;
    this.#acts = acts;
    this.#column = this.#working = rows.sheet.fields[0]?.id ?? '';
  }

  /** The key of the active row, or {@link HEAD}. One that is gone hands over to the row in its place. */
  readonly row: string = $derived.by(() => {
    if (this.#row === HEAD) return HEAD;
    const { list } = this.rows;
    return (list.find((row) => row.key === this.#row) ?? list[Math.min(this.#index, list.length - 1)])?.key ?? '';
  });

  /** Fields that hold something in some row, among the optional ones. */
  readonly #held: string = $derived.by(() =>
    this.rows.sheet.fields
      .filter((field) => field.optional && this.rows.list.some((row) => row.entry?.answers[field.id]))
      .map((field) => field.id)
      .join(' '),
  );

  /** The fields that are shown: optional ones when they were asked for or hold something. */
  readonly fields: readonly Field[] = $derived.by(() => {
    const held = this.#held.split(' ');
    return this.rows.sheet.fields.filter(({ optional, id }) => !optional || this.#wanted.has(id) || held.includes(id));
  });

  /** All columns, in order. */
  readonly columns: readonly string[] = $derived.by(() => [
    ...this.fields.map((field) => field.id),
    ...(carries(this.rows.sheet) ? [CARRY] : []),
    MORE,
  ]);

  /** The active column: a field's id, {@link CARRY} or {@link MORE}. */
  get column(): string {
    return this.#column;
  }

  /** Whether the active cell is being written in. */
  get editing(): boolean {
    return this.#editing;
  }

  /** The field of the column that is worked down. */
  get working(): string {
    return this.#working;
  }

  /** Whether an entry has an answer to an optional field. */
  holds(field: Field): boolean {
    return this.#held.split(' ').includes(field.id);
  }

  /** The field of the active column. */
  get field(): Field | undefined {
    return this.rows.sheet.fields.find((field) => field.id === this.#column);
  }

  /** Whether the menu of the active row is open. */
  get menu(): boolean {
    return this.#menu !== 'closed';
  }

  /** Opens it to where there is room in the frame, or closes it. */
  set menu(open: boolean) {
    const row = this.element?.querySelector('.here')?.getBoundingClientRect();
    const frame = this.element?.parentElement?.getBoundingClientRect();
    const low = row && frame && row.top - frame.top > frame.height / 2;
    this.#menu = open ? (low ? 'up' : 'down') : 'closed';
  }

  /** Whether the menu opens upwards. */
  get menuUp(): boolean {
    return this.#menu === 'up';
  }

  /** Draws more rows, until all are. */
  drawMore(): void {
    this.drawn += AT_ONCE;
  }

  /** Makes a column the one that is worked down. */
  work(field: string): void {
    this.#working = field;
  }

  /** Shows an optional column, or hides it while it holds nothing. */
  want(field: string, wanted: boolean): void {
    this.#wanted = new Set([...this.#wanted].filter((each) => each !== field).concat(wanted ? field : []));
    if (wanted) this.#working = field;
    else if (this.#working === field) this.#working = this.fields[0]?.id ?? '';
  }

  /** Moves to a cell. What was being written is kept. */
  go(row: string, column: string, focus = true): void {
    this.close(false);
    this.#row = row;
    this.#column = column;
    this.#index = Math.max(0, this.rows.indexOf(row));
    this.drawn = Math.max(this.drawn, this.#index + AT_ONCE);
    if (focus) void this.focus();
  }

  /** Puts focus into the active cell. */
  async focus(): Promise<void> {
    await tick();
    const cell = this.element?.querySelector<HTMLElement>(`[data-cell="${this.row}/${this.#column}"]`);
    // What can be done stands in a cell of its own: focus goes to the button or link itself.
    const inside = this.field ? null : cell?.querySelector<HTMLElement>('a, button');
    (inside ?? cell)?.focus();
    cell?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }

  /** Focus came into the grid, by Tab or by the mouse: where it is now is where one is. */
  focused(event: FocusEvent): void {
    const [row, column] = (event.target as Element).closest('[data-cell]')?.getAttribute('data-cell')?.split('/') ?? [];
    if (!row || !column || this.#editing) return;
    this.#row = row;
    this.#column = column;
    this.#index = Math.max(0, this.rows.indexOf(row));
  }

  /** Begins to write in the active cell. */
  open(): void {
    if (!this.field || this.row === HEAD) return;
    this.#row = this.row;
    this.#editing = true;
    // At once, so that the key that is being pressed goes into the text.
    flushSync();
    this.editor?.focus();
  }

  /** Stops writing; what was written is kept. */
  close(focus = true): void {
    if (!this.#editing) return;
    this.editor?.finish();
    this.#editing = false;
    if (focus) void this.focus();
  }

  /** Writes on in another cell of the grid. */
  #writeIn(row: string, column: string): void {
    this.go(row, column, false);
    this.open();
    this.element?.querySelector('.editing')?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }

  /** A key in the grid. */
  key(event: KeyboardEvent): void {
    if (event.defaultPrevented || isComposing(event)) return;
    const did = this.#act(event) || (this.#editing ? this.#whileWriting(event) : this.#whileMoving(event));
    if (!did) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Keys that do the same in both modes. */
  #act(event: KeyboardEvent): boolean {
    const row = this.rows.list[this.rows.indexOf(this.row)];
    if (!row) return false;
    if (isShortcut(event, 'alt+n')) this.pass('not_mine');
    else if (isShortcut(event, 'alt+l')) this.pass('not_ready');
    else if (isShortcut(event, 'alt+arrowup')) this.#acts.move(row, -1);
    else if (isShortcut(event, 'alt+arrowdown')) this.#acts.move(row, 1);
    else if (isShortcut(event, 'alt+a') && carries(this.rows.sheet)) this.#acts.carry(row);
    else return false;
    return true;
  }

  /** Takes a pass in the active row: in the active column, or where there is only one place for it. */
  pass(pass: Pass): void {
    const places = this.fields.filter((field) => field.kind === 'answer_or_pass');
    const field = places.find((each) => each.id === this.#column) ?? (places.length === 1 ? places[0] : undefined);
    const { row } = this;
    if (!field || row === HEAD) return;
    this.rows.set(row, field.id, togglePass(this.rows.answer(row, field.id), pass));
  }

  #whileWriting(event: KeyboardEvent): boolean {
    if (event.altKey || hasMod(event) || event.ctrlKey || event.metaKey) return false;
    switch (event.key) {
      case 'Escape':
        this.close();
        return true;
      case 'Enter':
        if (event.shiftKey) return false;
        this.#down();
        return true;
      case 'Tab':
        return this.#along(event.shiftKey ? -1 : 1);
      default:
        return false;
    }
  }

  /** Enter keeps what was written and goes down the column. */
  #down(): void {
    this.editor?.finish();
    const next = this.rows.list[this.rows.indexOf(this.row) + 1];
    if (next) this.#writeIn(next.key, this.#column);
    else this.close();
  }

  /** Tab keeps what was written and goes along the row, and from its end to the next one. */
  #along(step: -1 | 1): boolean {
    this.editor?.finish();
    const fields = this.fields.map((field) => field.id);
    const to = fields.indexOf(this.#column) + step;
    const row = this.rows.list[this.rows.indexOf(this.row) + (to < 0 || to >= fields.length ? step : 0)];
    const column = fields.at(to < 0 ? -1 : to % fields.length);
    if (!row || !column) {
      this.close();
      return true;
    }
    this.#writeIn(row.key, column);
    return true;
  }

  #whileMoving(event: KeyboardEvent): boolean {
    const { list } = this.rows;
    const { columns } = this;
    const at = columns.indexOf(this.#column);
    const index = this.row === HEAD ? -1 : this.rows.indexOf(this.row);
    const mod = hasMod(event);
    if (mod && (event.key === 'Delete' || event.key === 'Backspace')) {
      const row = list[index];
      if (row) this.#acts.remove(row);
      return true;
    }
    const rowKey = (to: number) => (to < 0 ? HEAD : (list[Math.min(to, list.length - 1)]?.key ?? HEAD));
    const column = (to: number) => columns[Math.max(0, Math.min(to, columns.length - 1))] ?? '';
    const first = columns[0] ?? '';
    const last = this.fields.at(-1)?.id ?? '';
    if (event.altKey || event.shiftKey) return false;
    switch (event.key) {
      case 'ArrowUp':
        this.go(rowKey(index - 1), this.#column);
        return true;
      case 'ArrowDown':
        this.go(rowKey(index + 1), this.#column);
        return true;
      case 'ArrowLeft':
      case 'ArrowRight':
        this.go(this.row, column(at + ((event.key === 'ArrowRight') === (document.documentElement.dir === 'rtl') ? -1 : 1)));
        return true;
      case 'Home':
        this.go(mod ? rowKey(0) : this.row, first);
        return true;
      case 'End':
        this.go(mod ? rowKey(list.length - 1) : this.row, last);
        return true;
      case 'PageUp':
        this.go(rowKey(Math.max(0, index - 10)), this.#column);
        return true;
      case 'PageDown':
        this.go(rowKey(index + 10), this.#column);
        return true;
      default:
        return this.#begins(event, index);
    }
  }

  /** Enter, F2 and typing begin to write. A character goes into the text by itself, because focus is there by then. */
  #begins(event: KeyboardEvent, index: number): boolean {
    if (index < 0 || !this.field || hasMod(event) || event.ctrlKey || event.metaKey) return false;
    if (event.key === 'Enter' || event.key === 'F2') {
      this.open();
      return true;
    }
    if (event.key.length !== 1) return false;
    this.open();
    return this.field.kind === 'choices';
  }

  /** Something was pasted. Several lines make several rows, except inside a text that is being written. */
  paste(event: ClipboardEvent): void {
    const { field, row } = this;
    const lines = linesOf(event.clipboardData?.getData('text/plain') ?? '');
    if (!field || !takesLines(field) || row === HEAD || lines.length === 0) return;
    const entry = this.rows.list[this.rows.indexOf(row)]?.entry;
    const inText = this.#editing && (field.kind === 'text' || field.kind === 'answer_or_pass') && entry;
    if (inText || (this.#editing && lines.length === 1)) return;
    event.preventDefault();
    this.close();
    void this.rows.paste(row, field, lines);
  }
}
