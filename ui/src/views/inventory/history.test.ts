import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { flush } from '$lib/autosave.svelte';
import { useBackend, type Answer } from '$lib/backend';
import { memoryBackend, type MemoryBackend } from '$lib/backend/memory';
import { worksheets } from '$lib/backend/memory/inventory';
import { setLanguage } from '$lib/i18n';
import { undo } from '$lib/undo.svelte';
import { newInventory } from '$lib/worksheets';

import History from './History.svelte';

const blank: Answer = { text: '', people: [], choices: [], pass: null, date: null, scale: null };
const fields = worksheets.find((sheet) => sheet.id === 'resentments')?.fields ?? [];
const LONG = 'He said in front of them all that I was no good at anything';

let made: MemoryBackend;
let view: ReturnType<typeof mount>;
let entry: string;
const onclose = vi.fn();

beforeEach(async () => {
  // jsdom has no modal dialogs.
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
  made = memoryBackend({ phase: 'unlocked' });
  useBackend(made);
  await setLanguage('en', 'en-GB');
  onclose.mockClear();
  const inventory = await made.call('inventory_create', { draft: newInventory('Spring', '2026-11-01', worksheets) });
  const place = { inventory: inventory.id, worksheet: 'resentments', after: null, under: null };
  entry = (await made.call('entry_create', place)).id;
});

afterEach(async () => {
  await flush();
  await unmount(view);
});

const write = (field: string, answer: Partial<Answer>) =>
  made.call('edit', { edit: { kind: 'answer', entry, field, answer: { ...blank, ...answer } } });

async function settled(): Promise<void> {
  await new Promise((done) => setTimeout(done));
  await tick();
  flushSync();
}

async function show(): Promise<void> {
  view = mount(History, { target: document.body, props: { entry, fields, onclose } });
  await settled();
  await settled();
}

const button = (name: string) => [...document.querySelectorAll('button')].find((each) => each.textContent.trim() === name);
const versions = () => [...document.querySelectorAll<HTMLElement>('dialog li button')];

test('an entry that never said anything else says so', async () => {
  await write('cause', { text: LONG });
  await show();
  expect(document.querySelector('dialog p')?.textContent).toMatch(/^It has said the same from the start/);
  expect(button('Bring this wording back')).toBeUndefined();
});

test('what changed is told by more than colour, and the earlier wording comes back as an edit', async () => {
  await write('cause', { text: LONG });
  await write('cause', { text: 'He said it' });
  await show();
  expect(versions().map((each) => each.querySelector('.own')?.textContent)).toEqual([LONG]);
  expect(versions()[0]?.querySelector('.meta')?.textContent).toMatch(/^The cause · Today, /i);
  versions()[0]?.click();
  await settled();
  const words = document.querySelector('.words');
  expect(words?.querySelector('del')?.textContent).toBe('then, gone now: in front of them all that I was no good at anything');
  expect(words?.querySelector('ins')?.textContent).toBe('new since then: it');
  button('Bring this wording back')?.click();
  await settled();
  await settled();
  expect(made.memory.tables.entries[0]?.answers['cause']?.text).toBe(LONG);
  expect(onclose).toHaveBeenCalled();
  await undo();
  expect(made.memory.tables.entries[0]?.answers['cause']?.text).toBe('He said it');
});

test('what was chosen stands beside what is chosen', async () => {
  await write('part', { choices: [{ value: 'selfish', own: false, fear: false }] });
  await write('part', {});
  await show();
  versions()[0]?.click();
  await settled();
  const terms = [...document.querySelectorAll('dl > *')].map((each) => each.textContent.trim());
  expect(terms).toEqual(['Then', 'selfish', 'Now', 'nothing']);
  expect(document.querySelector('.words')).toBeNull();
});
