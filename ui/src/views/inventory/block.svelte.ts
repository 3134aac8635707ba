// A block of cells: selected with Shift and the arrows, copied and pasted as spreadsheets do it, emptied. What a block
// changes is one change, which one undo takes back.

import { announce } from '$lib/announce';
import type { Field } from '$lib/backend';
import { say, t } from '$lib/i18n';
import { notice } from '$lib/notice.svelte';

import { isBlank, paper } from './answers';
import { asText, fromText } from './conversion';
import type { Grid } from './grid.svelte';
import type { BlockCell, BlockRow } from './rows.svelte';
import { readTable, writeTable } from './table-text';

/** From which row and column to which, all of them in the block, as indexes from 0. */
export interface Bounds {
  top: number;
  bottom: number;
  start: number;
  end: number;
}

/** The block of one grid. */
export class Block {
  readonly #grid: Grid;
  /** The corner where the selection began; the active cell is the other. */
  #anchor: { row: string; column: string } | null = $state.raw(null);

  constructor(grid: Grid) {
    this.#grid = grid;
  }

  /** What is selected, when it is more than the active cell. */
  readonly bounds: Bounds | null = $derived.by(() => {
    const { rows, row, column, fields } = this.#grid;
    const at = this.#anchor;
    const ends = [rows.indexOf(at?.row ?? ''), rows.indexOf(row)];
    const sides = [at?.column, column].map((each) => fields.findIndex((field) => field.id === each));
    if (!at || [...ends, ...sides].some((each) => each < 0)) return null;
    return {
      top: Math.min(...ends), bottom: Math.max(...ends), start: Math.min(...sides), end: Math.max(...sides),
    };
  });

  /** Selects from a cell on, or keeps the corner where a selection began. */
  begin(row: string, column: string): void {
    this.#anchor ??= { row, column };
  }

  /** Lets the selection go. */
  end(): void {
    this.#anchor = null;
  }

  /** Says how much is selected. */
  tell(): void {
    const { bounds } = this;
    if (!bounds) return;
    announce(t('grid-selected', { rows: bounds.bottom - bounds.top + 1, columns: bounds.end - bounds.start + 1 }));
  }

  /** What is selected, or the active cell alone. */
  #cells(): Bounds | null {
    if (this.bounds) return this.bounds;
    const { rows, row, column, fields } = this.#grid;
    const [top, start] = [rows.indexOf(row), fields.findIndex((field) => field.id === column)];
    return top < 0 || start < 0 ? null : { top, bottom: top, start, end: start };
  }

  /** The selected cells as text; nothing when none is. */
  copy(): string | null {
    const cells = this.#cells();
    if (!cells) return null;
    const { rows, fields } = this.#grid;
    const list = rows.list.slice(cells.top, cells.bottom + 1);
    const text = list.map(({ key }) =>
      fields.slice(cells.start, cells.end + 1).map((field) => asText(rows.answer(key, field.id), field)),
    );
    announce(t('grid-copied', { count: text.length * (text[0]?.length ?? 0) }));
    return writeTable(text);
  }

  /** Empties the selected cells. */
  async clear(): Promise<void> {
    const cells = this.#cells();
    if (!cells) return;
    const { rows, fields } = this.#grid;
    const block = rows.list.slice(cells.top, cells.bottom + 1).flatMap(({ key, entry }): BlockRow[] => {
      const full = fields.slice(cells.start, cells.end + 1).filter((field) => !isBlank(rows.answer(key, field.id)));
      if (!entry || full.length === 0) return [];
      return [{ key, cells: full.map(({ id }) => ({ field: id, answer: paper(), names: [] })) }];
    });
    const count = block.reduce((sum, row) => sum + row.cells.length, 0);
    if (count > 0 && (await rows.writeBlock(block)).length > 0) notice(t('grid-cleared', { count }), { undo: true });
  }

  /**
   * Pastes a text. In the first column lines make rows of their own, behind a row that is taken; anywhere else, and
   * over a selection, they fill to the right and down, and make rows where there are none.
   */
  async paste(text: string): Promise<void> {
    const grid = this.#grid;
    const at = this.#cells();
    const table = readTable(text);
    const width = Math.max(...table.map((line) => line.length));
    if (!at || table.length === 0) return;
    const lines = width === 1 ? table.filter((line) => line[0]?.trim()) : table;
    const fields = this.#from(grid.fields[at.start], width);
    const first = grid.rows.list[at.top];
    const taken = first?.entry && fields[0] && !isBlank(grid.rows.answer(first.key, fields[0].id));
    const apart = at.start === 0 && !this.bounds && taken;
    const block: BlockRow[] = apart ? [{ key: first.key, cells: [] }] : [];
    let left = false;
    for (const [index, line] of lines.entries()) {
      const row = apart ? undefined : grid.rows.list[at.top + index];
      const { cells, kept } = this.#cellsOf(line, fields, row?.key ?? null);
      left ||= kept;
      if (cells.length > 0 || row?.entry) block.push({ key: row?.key ?? null, cells });
    }
    const written = await grid.rows.writeBlock(block);
    if (written.length === 0) return;
    const beyond = lines.some((line) => line.slice(fields.length).some((cell) => cell.trim()));
    grid.reveal(fields);
    const words = [
      t('grid-pasted', { rows: lines.length }),
      ...(left ? [t('grid-paste-kept')] : []),
      ...(beyond ? [t('grid-paste-beyond')] : []),
    ];
    notice(words.join(' '), { undo: true });
    const landed = written[apart ? 1 : 0];
    this.end();
    if (landed && fields[0]) grid.go(landed.key, fields[0].id);
  }

  /** So many fields from one on: first those that are shown, then all that follow. */
  #from(first: Field | undefined, width: number): readonly Field[] {
    const { fields, rows } = this.#grid;
    const shown = first ? fields.slice(fields.indexOf(first)) : [];
    if (shown.length >= width) return shown.slice(0, width);
    const last = rows.sheet.fields.findIndex((field) => field === shown.at(-1));
    return [...shown, ...rows.sheet.fields.slice(last + 1)].slice(0, width);
  }

  /** A line of a table as the cells of a row. What a field has no place for goes to the words of the same row. */
  #cellsOf(line: readonly string[], fields: readonly Field[], key: string | null): { cells: BlockCell[]; kept: boolean } {
    const { rows } = this.#grid;
    const cells: BlockCell[] = [];
    const left: string[] = [];
    for (const [index, field] of fields.entries()) {
      const { answer, names, left: over } = fromText(line[index] ?? '', field);
      const nothing = isBlank(answer) && names.length === 0;
      if (over) left.push(`${say(field.label)}: ${over}`);
      // A blank cell of the table leaves alone what is there; so does one of which nothing fits.
      if (!nothing) cells.push({ field: field.id, answer, names });
    }
    const words = rows.sheet.fields.find(({ kind }) => kind === 'text' || kind === 'answer_or_pass') ??
      rows.sheet.fields.find(({ kind }) => kind === 'line' || kind === 'people');
    if (left.length === 0 || !words) return { cells, kept: false };
    const there = cells.find((cell) => cell.field === words.id);
    const answer = there?.answer ?? (key === null ? paper() : rows.answer(key, words.id));
    const kept = { ...answer, text: [answer.text, ...left].filter(Boolean).join('\n') };
    const others = cells.filter((cell) => cell !== there);
    return { cells: [...others, { field: words.id, answer: kept, names: there?.names ?? [] }], kept: true };
  }
}
