// Which rows are drawn: those on the screen and a few around it, and the one that is being written in. The others
// leave a gap of their height, measured when they were last drawn and guessed before. A section of five hundred rows
// costs a key no more than one of twenty.

import { untrack } from 'svelte';

import type { Row } from './rows.svelte';

/** The height of a row that was never drawn, in CSS pixels. */
const GUESS = 76;
/** The height of the lowest row there can be. */
const LOWEST = 40;
/** Pixels drawn beyond the edges of the frame, so that scrolling meets rows and not gaps. */
const BEYOND = 480;

/** A row that is drawn. */
export interface Drawn {
  row: Row;
  /** Where it stands, from 0. */
  index: number;
  /** Pixels of rows before it that are not drawn. */
  gap: number;
}

/** What of a list of rows is drawn. */
export class Viewport {
  readonly #rows: () => readonly Row[];
  /** The index of the row that is drawn wherever it is. */
  readonly #kept: () => number;
  readonly #heights = new Map<string, number>();
  #element: HTMLElement | null = null;
  readonly #observer = 'ResizeObserver' in globalThis ? new ResizeObserver((changes) => this.#measured(changes)) : null;

  #from = $state(0);
  #to = $state(Math.ceil((globalThis.innerHeight + BEYOND) / GUESS));

  constructor(rows: () => readonly Row[], kept: () => number) {
    this.#rows = rows;
    this.#kept = kept;
  }

  /** What was drawn last, by the keys of rows. */
  #last = new Map<string, Drawn>();

  /** The rows that are drawn, in order. One that stands as it stood is the same object, so that a key that moves from
   * row to row draws two rows anew and not all of them. */
  readonly drawn: readonly Drawn[] = $derived.by(() => {
    const rows = this.#rows();
    const kept = this.#kept();
    const [from, to] = [Math.min(this.#from, rows.length), Math.min(this.#to, rows.length)];
    const drawn: Drawn[] = [];
    let next = 0;
    const draw = (index: number) => {
      const row = rows[index];
      if (!row) return;
      const gap = this.#height(rows, next, index);
      const last = this.#last.get(row.key);
      drawn.push(last?.row === row && last.index === index && last.gap === gap ? last : { row, index, gap });
      next = index + 1;
    };
    if (kept < from) draw(kept);
    for (let index = from; index < to; index += 1) draw(index);
    if (kept >= to) draw(kept);
    this.#last = new Map(drawn.map((each) => [each.row.key, each]));
    return drawn;
  });

  /** Pixels of rows behind the last that is drawn. */
  readonly after: number = $derived.by(() => {
    const rows = this.#rows();
    return this.#height(rows, (this.drawn.at(-1)?.index ?? -1) + 1, rows.length);
  });

  /** Pixels of some rows. */
  #height(rows: readonly Row[], from: number, to: number): number {
    let sum = 0;
    for (let index = from; index < to; index += 1) sum += this.#heights.get(rows[index]?.key ?? '') ?? GUESS;
    return sum;
  }

  /** Follows the frame around the grid, for an attachment. */
  readonly attach = (element: HTMLElement): (() => void) => {
    this.#element = element;
    let asked = 0;
    const look = () => {
      asked ||= requestAnimationFrame(() => {
        asked = 0;
        this.look();
      });
    };
    // Any frame around it may scroll, and the page itself where the window is low.
    addEventListener('scroll', look, { capture: true, passive: true });
    addEventListener('resize', look);
    untrack(() => this.look());
    return () => {
      removeEventListener('scroll', look, { capture: true });
      removeEventListener('resize', look);
      cancelAnimationFrame(asked);
      this.#observer?.disconnect();
    };
  };

  /** Measures a row while it is drawn, for an attachment. */
  readonly measure = (element: HTMLElement): (() => void) => {
    this.#observer?.observe(element);
    return () => this.#observer?.unobserve(element);
  };

  /** Looks which rows are on the screen. */
  look(): void {
    const frame = this.#element?.parentElement?.getBoundingClientRect();
    const grid = this.#element?.getBoundingClientRect();
    if (!frame || !grid || frame.height === 0) return;
    const rows = this.#rows();
    const top = Math.max(0, frame.top) - grid.top - BEYOND;
    const bottom = Math.min(innerHeight, frame.bottom) - grid.top + BEYOND;
    let from = 0;
    let height = 0;
    while (from < rows.length && height + this.#height(rows, from, from + 1) < top) {
      height += this.#height(rows, from, from + 1);
      from += 1;
    }
    let to = from;
    while (to < rows.length && height < bottom) {
      height += this.#height(rows, to, to + 1);
      to += 1;
    }
    this.#from = from;
    // Where the rows end before the screen does, there is room for those that are yet to be written.
    this.#to = to + Math.max(0, Math.ceil((bottom - height) / LOWEST));
  }

  /** Rows have got a height. What is on the screen stays where it is when one above it turns out taller or lower. */
  #measured(changes: readonly ResizeObserverEntry[]): void {
    const frame = this.#element?.parentElement;
    const top = Math.max(0, frame?.getBoundingClientRect().top ?? 0);
    let grown = 0;
    for (const { target, borderBoxSize } of changes) {
      const key = (target as HTMLElement).dataset.row ?? '';
      const height = borderBoxSize[0]?.blockSize ?? 0;
      if (height === 0) continue;
      const before = this.#heights.get(key) ?? GUESS;
      this.#heights.set(key, height);
      if (target.getBoundingClientRect().bottom < top) grown += height - before;
    }
    if (Math.abs(grown) < 1) return;
    const scrolls = frame && frame.scrollHeight > frame.clientHeight ? frame : document.scrollingElement;
    scrolls?.scrollBy({ top: grown, behavior: 'instant' });
  }
}
