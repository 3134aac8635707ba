// Where one is in the grid. The page around it only draws what stands here; what the keys do is in `grid-keys.ts`.

import { flushSync, tick } from 'svelte';

import { announce } from '$lib/announce';
import type { Field, Pass } from '$lib/backend';
import { say, t } from '$lib/i18n';
import { isAboutHarms } from '$lib/worksheets';

import { linesOf, togglePass } from './answers';
import { Block } from './block.svelte';
import { Columns } from './columns.svelte';
import { pressed } from './grid-keys';
import type { Row, Rows } from './rows.svelte';
import { Viewport } from './viewport.svelte';

/** The row of headings, among the keys of rows. */
export const HEAD = 'head';
/** The column that carries a harm to the Step 8 list. */
export const CARRY = ':carry';
/** The column of what else can be done with an entry. */
export const MORE = ':more';

/** What the grid and the card ask of the page around them. */
export interface EntryActs {
  carry(row: Row): void;
  move(row: Row, by: -1 | 1): void;
  remove(row: Row): void;
  /** Another line under the same name. */
  another(row: Row): void;
  /** What lies under it, in a chain. */
  under(row: Row): void;
  /** What its answers said before. */
  history(row: Row): void;
  /** What was said of it when it was read to somebody. */
  said(row: Row): void;
  /** The same entry and question in the other view. */
  turn(): void;
}

/** A cell editor that is open. */
interface Editor {
  focus(): void;
  finish(): void;
}

/** The state of one grid. */
export class Grid {
  readonly rows: Rows;
  readonly acts: EntryActs;
  readonly columns: Columns;
  readonly block: Block;
  readonly viewport: Viewport;
  /** The element with `role="grid"`. */
  element: HTMLElement | null = null;
  /** The editor in the active cell, while there is one. */
  editor = $state.raw<Editor | null>(null);

  #menu: 'closed' | 'up' | 'down' = $state('closed');

  #row = $state('');
  #column = $state('');
  #editing = $state(false);
  /** Where the active row last stood, for when it is gone. */
  #index = 0;

  constructor(rows: Rows, acts: EntryActs) {
    this.rows = rows;
    this.acts = acts;
    this.columns = new Columns(rows);
    this.block = new Block(this);
    this.viewport = new Viewport(
      () => rows.list,
      () => rows.indexOf(this.row),
    );
    this.#column = rows.sheet.fields[0]?.id ?? '';
  }

  /** The key of the active row, or {@link HEAD}. One that is gone hands over to the row in its place. */
  readonly row: string = $derived.by(() => {
    if (this.#row === HEAD) return HEAD;
    const { list } = this.rows;
    return (this.rows.row(this.#row) ?? list[Math.min(this.#index, list.length - 1)])?.key ?? '';
  });

  /** The active row itself; nothing on the headings. */
  get at(): Row | undefined {
    return this.rows.row(this.row);
  }

  /** The fields that are shown. */
  get fields(): readonly Field[] {
    return this.columns.shown;
  }

  /** The ids of all columns, in order. */
  readonly places: readonly string[] = $derived.by(() => [
    ...this.fields.map((field) => field.id),
    ...(isAboutHarms(this.rows.sheet) ? [CARRY] : []),
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
    return this.columns.working;
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

  /** Brings the next column and says so. Returns its field. */
  bring(): Field | undefined {
    const field = this.columns.bring();
    if (field) announce(t('grid-column-brought', { column: say(field.label) }));
    return field;
  }

  /** Shows columns that something was written into. */
  reveal(fields: readonly Field[]): void {
    this.columns.reveal(fields);
  }

  /** Moves to a cell. What was being written is kept. */
  go(row: string, column: string, focus = true): void {
    this.close(false);
    this.#row = row;
    this.#column = column;
    this.#index = Math.max(0, this.rows.indexOf(row));
    if (focus) void this.focus();
  }

  /** Puts focus into the active cell. */
  async focus(): Promise<void> {
    await tick();
    const cell = this.element?.querySelector<HTMLElement>(`[data-cell="${this.row}/${this.#column}"]`);
    // What can be done stands in a cell of its own: focus goes to the button or link itself.
    const inside = this.field ? null : cell?.querySelector<HTMLElement>('a, button');
    (inside ?? cell)?.focus({ preventScroll: true });
    if (cell) this.#show(cell);
  }

  /** Brings a cell into sight. One beyond the edge comes to the middle, so that what follows is seen with it, and the
   * next arrows need not scroll: that paints the whole frame. */
  #show(cell: HTMLElement): void {
    const frame = this.element?.parentElement?.getBoundingClientRect();
    const { top, bottom, height } = cell.getBoundingClientRect();
    // The headings stay on top of what scrolls.
    const head = this.element?.firstElementChild?.getBoundingClientRect().bottom ?? 0;
    const beyond = frame && this.row !== HEAD && (top < head || bottom > Math.min(frame.bottom, innerHeight));
    const fits = frame && height < frame.height / 2;
    cell.scrollIntoView?.({ block: beyond && fits ? 'center' : 'nearest', inline: 'nearest' });
  }

  /** Focus came into the grid, by Tab or by the mouse: where it is now is where one is. */
  focused(event: FocusEvent): void {
    const [row, column] = (event.target as Element).closest('[data-cell]')?.getAttribute('data-cell')?.split('/') ?? [];
    if (!row || !column || this.#editing || (row === this.#row && column === this.#column)) return;
    this.block.end();
    this.#row = row;
    this.#column = column;
    this.#index = Math.max(0, this.rows.indexOf(row));
  }

  /** Begins to write in the active cell. */
  open(): void {
    if (!this.field || this.row === HEAD) return;
    this.block.end();
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
  writeIn(row: string, column: string): void {
    this.go(row, column, false);
    this.open();
    this.element?.querySelector('.editing')?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }

  /** Takes a pass in the active row: in the active column, or where there is only one place for it, which is shown. */
  pass(pass: Pass): void {
    const places = this.rows.sheet.fields.filter((field) => field.kind === 'answer_or_pass');
    const field = places.find((each) => each.id === this.#column) ?? (places.length === 1 ? places[0] : undefined);
    const { row } = this;
    if (!field || row === HEAD) return;
    this.columns.reveal([field]);
    this.rows.set(row, field.id, togglePass(this.rows.answer(row, field.id), pass));
  }

  /** A key in the grid. */
  key(event: KeyboardEvent): void {
    if (!pressed(this, event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** The selected cells are copied, or taken out. Words that are selected inside a cell are the page's to copy. */
  copy(event: ClipboardEvent): void {
    if (this.#editing || !this.field || !getSelection()?.isCollapsed) return;
    const text = this.block.copy();
    if (text === null) return;
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
    if (event.type === 'cut') void this.block.clear();
  }

  /** Something was pasted. While a text is written it goes into the text; a name takes one line, and more make rows. */
  paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!this.field || this.row === HEAD || !text.trim()) return;
    const makesRows = this.field.kind === 'people' || this.field.kind === 'line';
    if (this.#editing && (!makesRows || linesOf(text).length === 1)) return;
    event.preventDefault();
    this.close();
    void this.block.paste(text);
  }
}
