// What the keys do in the grid, in its two modes: moving about, and writing.

import { hasMod, isComposing, isShortcut } from '$lib/keys';
import { carries, chains } from '$lib/worksheets';

import { PASS_KEYS, PASSES } from './answers';
import { HEAD, type Grid } from './grid.svelte';

/** Rows that Page Up and Page Down pass over. */
const PAGE = 10;

/** A key in the grid. Returns whether it did something. */
export function pressed(grid: Grid, event: KeyboardEvent): boolean {
  if (event.defaultPrevented || isComposing(event)) return false;
  return inBoth(grid, event) || (grid.editing ? whileWriting(grid, event) : whileMoving(grid, event));
}

/** Keys that do the same in both modes. */
function inBoth(grid: Grid, event: KeyboardEvent): boolean {
  const { at: row, acts } = grid;
  const { sheet } = grid.rows;
  const pass = PASSES.find((each) => isShortcut(event, PASS_KEYS[each]));
  if (isShortcut(event, 'alt+v')) acts.turn();
  else if (!row) return false;
  else if (pass) grid.pass(pass);
  else if (isShortcut(event, 'alt+arrowup')) acts.move(row, -1);
  else if (isShortcut(event, 'alt+arrowdown')) acts.move(row, 1);
  else if (isShortcut(event, 'alt+a') && carries(sheet)) acts.carry(row);
  else if (isShortcut(event, 'alt+enter') && repeats(sheet.fields[0]?.kind)) acts.another(row);
  else if (isShortcut(event, 'alt+u') && chains(sheet)) acts.under(row);
  else return false;
  return true;
}

/** Whether a first answer of that kind can stand over several lines: one name with several causes. */
export function repeats(kind: string | undefined): boolean {
  return kind === 'people' || kind === 'line';
}

function whileWriting(grid: Grid, event: KeyboardEvent): boolean {
  if (event.altKey || hasMod(event) || event.ctrlKey || event.metaKey) return false;
  switch (event.key) {
    case 'Escape':
      grid.close();
      return true;
    case 'Enter':
      if (event.shiftKey) return false;
      down(grid);
      return true;
    case 'Tab':
      return along(grid, event.shiftKey ? -1 : 1);
    default:
      return false;
  }
}

/** Enter keeps what was written and goes down the column. */
function down(grid: Grid): void {
  grid.editor?.finish();
  const next = grid.rows.list[grid.rows.indexOf(grid.row) + 1];
  if (next) grid.writeIn(next.key, grid.column);
  else grid.close();
}

/** Tab keeps what was written and goes along the row: from its end to the column that comes next, or to the next row. */
function along(grid: Grid, step: -1 | 1): boolean {
  grid.editor?.finish();
  const at = grid.fields.findIndex((field) => field.id === grid.column) + step;
  if (at === grid.fields.length && grid.columns.next) {
    const brought = grid.bring();
    if (brought) grid.writeIn(grid.row, brought.id);
    return true;
  }
  const beyond = at < 0 || at >= grid.fields.length;
  const row = grid.rows.list[grid.rows.indexOf(grid.row) + (beyond ? step : 0)];
  const column = grid.fields.at(at < 0 ? -1 : at % grid.fields.length);
  if (row && column) grid.writeIn(row.key, column.id);
  else grid.close();
  return true;
}

function whileMoving(grid: Grid, event: KeyboardEvent): boolean {
  const mod = hasMod(event);
  const plain = !event.altKey && !(event.ctrlKey && !mod) && !(event.metaKey && !mod);
  if (!plain) return false;
  if (event.key === 'Delete' || event.key === 'Backspace') return clears(grid, mod);
  if (event.key === 'Escape' && grid.block.bounds) {
    grid.block.end();
    return true;
  }
  if (mod && event.key.toLowerCase() === 'a') return selectAll(grid);
  const to = destination(grid, event, mod);
  if (to) return move(grid, to, event.shiftKey);
  return begins(grid, event, mod);
}

/** Delete empties what is selected; with Ctrl it puts the entry in the trash. */
function clears(grid: Grid, whole: boolean): boolean {
  if (!grid.at) return whole;
  if (whole) grid.acts.remove(grid.at);
  else if (grid.field) void grid.block.clear();
  return true;
}

function selectAll(grid: Grid): boolean {
  const [first, last] = [grid.rows.list[0], grid.rows.list.at(-1)];
  const [start, end] = [grid.fields[0], grid.fields.at(-1)];
  if (!first || !last || !start || !end) return false;
  grid.block.end();
  grid.block.begin(first.key, start.id);
  grid.go(last.key, end.id);
  grid.block.tell();
  return true;
}

/** Where a key leads. */
function destination(grid: Grid, event: KeyboardEvent, mod: boolean): { row: string; column: string } | null {
  const { list } = grid.rows;
  const { places } = grid;
  const index = grid.row === HEAD ? -1 : grid.rows.indexOf(grid.row);
  const at = places.indexOf(grid.column);
  const row = (to: number) => (to < 0 ? HEAD : (list[Math.min(to, list.length - 1)]?.key ?? HEAD));
  const column = (to: number) => places[Math.max(0, Math.min(to, places.length - 1))] ?? '';
  const forwards = (event.key === 'ArrowRight') !== (document.documentElement.dir === 'rtl');
  switch (event.key) {
    case 'ArrowUp':
      return { row: row(mod ? 0 : index - 1), column: grid.column };
    case 'ArrowDown':
      return { row: row(mod ? list.length - 1 : index + 1), column: grid.column };
    case 'ArrowLeft':
    case 'ArrowRight':
      if (forwards && !event.shiftKey && grid.column === grid.fields.at(-1)?.id && grid.columns.next) grid.bring();
      return { row: grid.row, column: mod && grid.field ? edge(grid, forwards) : (grid.places[at + (forwards ? 1 : -1)] ?? column(at)) };
    case 'Home':
      return { row: mod ? row(0) : grid.row, column: edge(grid, false) };
    case 'End':
      return { row: mod ? row(list.length - 1) : grid.row, column: edge(grid, true) };
    case 'PageUp':
      return { row: row(Math.max(0, index - PAGE)), column: grid.column };
    case 'PageDown':
      return { row: row(index + PAGE), column: grid.column };
    default:
      return null;
  }
}

/** The first or last column that is written in. */
function edge(grid: Grid, last: boolean): string {
  return (last ? grid.fields.at(-1) : grid.fields[0])?.id ?? '';
}

/** Moves, and with Shift takes the cells between along into the selection. */
function move(grid: Grid, to: { row: string; column: string }, selecting: boolean): boolean {
  const { row, column, block } = grid;
  if (!selecting) {
    block.end();
    grid.go(to.row, to.column);
    return true;
  }
  // Headings, and what can be done with an entry, are no part of a block.
  if (row === HEAD || to.row === HEAD || !grid.field || !grid.fields.some((field) => field.id === to.column)) return true;
  block.begin(row, column);
  grid.go(to.row, to.column);
  block.tell();
  return true;
}

/** Enter, F2 and typing begin to write. A character goes into the text by itself, because focus is there by then. */
function begins(grid: Grid, event: KeyboardEvent, mod: boolean): boolean {
  if (!grid.at || !grid.field || mod) return false;
  if (event.key === 'Enter' || event.key === 'F2') {
    if (event.shiftKey) return false;
    grid.open();
    return true;
  }
  if (event.key.length !== 1) return false;
  grid.open();
  return grid.field.kind === 'choices';
}
