import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { flush } from '$lib/autosave.svelte';
import { useBackend, type Answer, type Chosen } from '$lib/backend';
import { memoryBackend, type MemoryBackend } from '$lib/backend/memory';
import { worksheets } from '$lib/backend/memory/inventory';
import { setLanguage } from '$lib/i18n';
import { go } from '$lib/router.svelte';
import { session } from '$lib/session.svelte';
import { undo } from '$lib/undo.svelte';
import { newInventory } from '$lib/worksheets';

import View from './View.svelte';

const blank: Answer = { text: '', people: [], choices: [], pass: null, date: null, scale: null };

let made: MemoryBackend;
let view: ReturnType<typeof mount>;

beforeEach(async () => {
  // jsdom has no modal dialogs, and lays nothing out.
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
  made = memoryBackend({ phase: 'unlocked' });
  useBackend(made);
  await made.call('example_open', {});
  await session.load();
  await setLanguage('en', 'en-GB');
  go('patterns');
});

afterEach(async () => {
  await flush();
  await unmount(view);
});

const chosen = (value: string, own = false): Chosen => ({ value, own, fear: false });

/** An inventory with resentments, each with a name and what was marked. */
async function inventory(title: string, ...rows: [name: string, ...marked: Chosen[]][]): Promise<void> {
  const { id } = await made.call('inventory_create', { draft: newInventory(title, '2026-11-01', worksheets) });
  for (const [name, ...choices] of rows) {
    const { id: person } = await made.call('person_find_or_create', { name, kind: 'person' });
    const entry = await made.call('entry_create', { inventory: id, worksheet: 'resentments', after: null, under: null });
    const write = (field: string, answer: Partial<Answer>) =>
      made.call('edit', { edit: { kind: 'answer', entry: entry.id, field, answer: { ...blank, ...answer } } });
    await write('who', { people: [person] });
    await write('part', { choices });
  }
}

async function show(): Promise<void> {
  view = mount(View, { target: document.body });
  await vi.waitFor(() => expect(document.querySelector('.bars, .empty')).not.toBeNull());
  await settled();
}

async function settled(): Promise<void> {
  await flush();
  await new Promise((done) => setTimeout(done));
  await tick();
  flushSync();
}

const bars = () =>
  [...document.querySelectorAll('.bars button')].map((bar) => [
    bar.querySelector('b')?.textContent, bar.querySelector('small')?.textContent, bar.querySelector<HTMLElement>('i')?.style.inlineSize,
  ]);
const named = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('button, [role^=menuitem], summary h2, summary h3')].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent).trim() === name,
  );
const heading = () => document.querySelector('.right h2')?.textContent;
const area = (label: string): HTMLTextAreaElement => {
  const found = [...document.querySelectorAll('label')].find((each) => each.textContent.trim() === label);
  return document.getElementById(found?.htmlFor ?? '') as HTMLTextAreaElement;
};

async function type(label: string, words: string): Promise<void> {
  const field = area(label);
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await settled();
}

test('a place with nothing marked says where marks come from', async () => {
  await show();
  expect(document.querySelector('.empty .own')?.textContent).toMatch(/^Nothing is marked yet/);
  expect(document.querySelector('.empty a')?.getAttribute('href')).toBe('#/inventory');
});

test('bars say in words what they show, longest first, and a table has the same figures', async () => {
  await inventory('Spring', ['Ana', chosen('selfish'), chosen('Keeping score', true)], ['Bea', chosen('selfish')]);
  await show();
  expect(bars()).toEqual([
    ['Selfish', 'in 2 entries', '100%'],
    ['Keeping score', 'in 1 entry', '50%'],
  ]);
  const rows = [...document.querySelectorAll('tr')].map((row) => [...row.children].map((cell) => cell.textContent));
  expect(rows).toEqual([['Marked', 'Resentments', 'All'], ['Selfish', '2', '2'], ['Keeping score', '1', '1']]);
  expect(heading()).toBe('Selfish');
  expect([...document.querySelectorAll('.from li')].map((tag) => tag.textContent)).toEqual(['Ana', 'Bea']);
  expect(document.querySelector('.right .aside')?.textContent).toBe('Its opposite: thinking of others');
});

test('the entries behind a bar are one click away and open at what was marked', async () => {
  await inventory('Spring', ['Ana', chosen('selfish')], ['Bea', chosen('dishonest'), chosen('selfish')]);
  await show();
  document.querySelectorAll<HTMLElement>('.bars button')[1]?.click();
  await settled();
  expect(heading()).toBe('Dishonest');
  const links = [...document.querySelectorAll('.entries a')];
  expect(links.map((link) => link.querySelector('.own')?.textContent)).toEqual(['Bea']);
  expect(links[0]?.getAttribute('href')).toMatch(/^#\/inventory\/.+\/resentments\/.+/);
});

test('which inventories are counted is chosen', async () => {
  await inventory('Spring', ['Ana', chosen('selfish')]);
  await inventory('Autumn', ['Bea', chosen('selfish')], ['Cai', chosen('frightened')]);
  await show();
  expect(document.querySelector('.left summary .value')?.textContent).toBe('everything');
  const check = (label: string) =>
    [...document.querySelectorAll('label.check')].find((each) => each.textContent.trim() === label)?.querySelector('input');
  check('Autumn')?.click();
  await settled();
  expect(bars().map(([name, count]) => `${name} ${count}`)).toEqual(['Selfish in 1 entry']);
  expect(document.querySelector('.left summary .value')?.textContent).toBe('Spring and Other sheets');
  check('Spring')?.click();
  await settled();
  expect(bars()).toEqual([]);
  check('Spring')?.click();
  check('Autumn')?.click();
  await settled();
  expect(bars()).toHaveLength(2);
});

test('what is written beside a pattern is kept, and one undo takes it back', async () => {
  await inventory('Spring', ['Ana', chosen('selfish')]);
  await show();
  await type('Could I live without it?', 'Some days');
  expect(made.memory.tables.patterns[0]?.draft.readiness).toBe('Some days');
  await undo();
  await settled();
  expect(area('Could I live without it?').value).toBe('');
});

test('one that was never marked can be named, and is kept once something is written', async () => {
  await inventory('Spring', ['Ana', chosen('selfish')]);
  await show();
  named('Name one')?.click();
  await settled();
  await type('What do you call it?', ' Putting off the talk ');
  document.querySelector('form')?.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
  await settled();
  expect(heading()).toBe('Putting off the talk');
  expect(bars().at(-1)).toEqual(['Putting off the talk', 'not marked yet', undefined]);
  expect(made.memory.tables.patterns).toEqual([]);
  await type('What I ask for', 'Courage');
  expect(made.memory.tables.patterns[0]).toMatchObject({ value: 'Putting off the talk', own: true, draft: { asks: 'Courage' } });
});

test('the page is called as the person calls it', async () => {
  await inventory('Spring', ['Ana', chosen('selfish')]);
  await show();
  const call = async (name: string) => {
    named('What this page is called')?.click();
    await settled();
    named(name)?.click();
    await settled();
  };
  await call('Shortcomings');
  expect(document.querySelector('h1')?.textContent).toBe('Shortcomings');
  await call('A word of your own …');
  await type('Your word', 'Old coats');
  document.querySelector('form')?.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
  await settled();
  expect(document.querySelector('h1')?.textContent).toBe('Old coats');
  expect(session.state.settings?.patterns_label).toEqual({ kind: 'own', word: 'Old coats' });
});
