import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { useBackend } from '$lib/backend';
import { memoryBackend } from '$lib/backend/memory';
import { stamp, today } from '$lib/backend/memory/state';
import { openSearch, palette } from '$lib/palette.svelte';
import { go, route } from '$lib/router.svelte';
import { session } from '$lib/session.svelte';

import Palette from './Palette.svelte';

let view: ReturnType<typeof mount>;
const ids: string[] = [];

beforeEach(async () => {
  // jsdom has no modal dialogs and lays nothing out.
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
  Element.prototype.scrollIntoView = () => undefined;

  const made = memoryBackend({ phase: 'unlocked' });
  useBackend(made);
  ids.length = 0;
  for (const title of ['The canal', 'Along the canal again']) {
    const row = { ...stamp(), date: today(), title, body: '', tags: [], step: null };
    made.memory.tables.reflections.push(row);
    ids.push(row.id);
  }
  await session.load();
  go('today');
  palette.open = false;
  palette.query = '';
  view = mount(Palette, { target: document.body });
  flushSync();
});

afterEach(() => unmount(view));

const options = () => [...document.querySelectorAll('[role=option]')];
const press = (key: string) =>
  document.querySelector('[role=combobox]')?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

async function ask(words: string): Promise<void> {
  openSearch(words);
  flushSync();
  await vi.waitFor(() => expect(document.querySelector('[role=status]')?.textContent).toMatch(/result|Nothing/));
  flushSync();
}

test('results are marked where the words stand, and arrows and Enter open one', async () => {
  await ask('canal');
  expect(options()).toHaveLength(2);
  expect(document.querySelector('mark')?.textContent).toBe('canal');
  expect(options()[0]?.getAttribute('aria-selected')).toBe('true');
  press('ArrowDown');
  flushSync();
  expect(options()[1]?.getAttribute('aria-selected')).toBe('true');
  press('Enter');
  expect(route.place).toBe(`write/${ids[1]}`);
  expect(palette.open).toBe(false);
});

test('the arrows go round', async () => {
  await ask('canal');
  press('ArrowUp');
  flushSync();
  expect(options()[1]?.getAttribute('aria-selected')).toBe('true');
});

test('nothing found says where was looked', async () => {
  await ask('heron');
  expect(document.querySelector('[role=status]')?.textContent).toBe(
    'Nothing found for “heron”. Search looks through everything you have written, on this computer only.',
  );
});

test('what was searched for is still there when it is called up again', async () => {
  await ask('canal');
  palette.open = false;
  flushSync();
  openSearch();
  flushSync();
  expect(document.querySelector<HTMLInputElement>('[role=combobox]')?.value).toBe('canal');
});
