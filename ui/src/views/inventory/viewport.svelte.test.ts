// @vitest-environment jsdom
import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';

import { Row } from './rows.svelte';
import { Viewport } from './viewport.svelte';

/** A frame of some height with a grid in it, as a layout would give them. */
function framed(height: number, scrolled = 0): HTMLElement {
  const frame = document.createElement('div');
  const grid = document.createElement('div');
  frame.append(grid);
  frame.getBoundingClientRect = () => new DOMRect(0, 0, 900, height);
  grid.getBoundingClientRect = () => new DOMRect(0, -scrolled, 900, 40_000);
  return grid;
}

const rowsOf = (count: number) => Array.from({ length: count }, (_, index) => new Row(`row ${index}`, null));

describe('which rows are drawn', () => {
  it('are those that are written after the grid was looked at, as far as the screen reaches', () => {
    let rows = $state.raw(rowsOf(1));
    const viewport = new Viewport(() => rows, () => -1);
    const leave = viewport.attach(framed(600));
    rows = rowsOf(500);
    flushSync();
    const drawn = viewport.drawn.map(({ index }) => index);
    expect(drawn[0]).toBe(0);
    // Even the lowest rows fill the frame and what is drawn beyond it, and not all are.
    expect(drawn.length * 40).toBeGreaterThanOrEqual(600);
    expect(drawn.length).toBeLessThan(60);
    leave();
  });

  it('are those on the screen and the one that is written in, with a gap for the others', () => {
    const rows = rowsOf(500);
    const viewport = new Viewport(() => rows, () => 3);
    const leave = viewport.attach(framed(600, 20_000));
    const { drawn } = viewport;
    expect(drawn[0]?.index).toBe(3);
    expect(drawn[0]?.gap).toBe(3 * 76);
    expect(drawn[1]?.index).toBeGreaterThan(200);
    expect(drawn.length).toBeLessThan(60);
    const all = drawn.reduce((sum, { gap }) => sum + gap + 76, 0) + viewport.after;
    expect(all).toBe(500 * 76);
    leave();
  });
});
