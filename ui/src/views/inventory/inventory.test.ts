// @vitest-environment jsdom
import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { useBackend, type Answer, type Entry } from '$lib/backend';
import { memoryBackend, type MemoryBackend } from '$lib/backend/memory';
import { worksheets } from '$lib/backend/memory/inventory';
import { flush } from '$lib/autosave.svelte';
import { setLanguage } from '$lib/i18n';
import { people } from '$lib/people.svelte';
import { go, route } from '$lib/router.svelte';
import { undo } from '$lib/undo.svelte';
import { newInventory } from '$lib/worksheets';

import View from './View.svelte';

let memory: MemoryBackend;
let shown: Record<string, unknown> | undefined;
let inventory = '';

beforeAll(() => setLanguage('en', 'en-GB'));
beforeEach(async () => {
  memory = memoryBackend({ phase: 'unlocked' });
  useBackend(memory);
  inventory = (await memory.call('inventory_create', { draft: newInventory('Spring', '2026-11-01', worksheets) })).id;
  await people.load();
});
afterEach(async () => {
  if (shown) await unmount(shown);
  shown = undefined;
  await flush();
  go('today');
});

/** Lets everything that was begun come to rest. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 0));
    await tick();
  }
  flushSync();
}

async function show(place: string): Promise<void> {
  go(place);
  shown = mount(View, { target: document.body });
  await settle();
}

/** Presses a key where the focus is; says whether the page took it. */
async function press(key: string, more: KeyboardEventInit = {}): Promise<boolean> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  document.activeElement?.dispatchEvent(event);
  await settle();
  return event.defaultPrevented;
}

/** Types into the focused field, as an engine does: the value, then the event. */
async function type(text: string): Promise<void> {
  const field = document.activeElement as HTMLInputElement | HTMLTextAreaElement;
  field.value += text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await settle();
}

async function paste(text: string): Promise<void> {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  Object.assign(event, { clipboardData: { getData: () => text } });
  document.activeElement?.dispatchEvent(event);
  await settle();
}

const answer = (part: Partial<Answer>): Answer => ({
  text: '', people: [], choices: [], pass: null, date: null, scale: null, ...part,
});

/** Makes entries of a section, named in its first column. */
async function entries(worksheet: string, ...names: string[]): Promise<Entry[]> {
  const field = worksheets.find((sheet) => sheet.id === worksheet)?.fields[0]?.id ?? '';
  const made = await memory.call('entries_create', { inventory, worksheet, field, lines: names, after: null });
  await people.load();
  return made;
}

const list = (worksheet = 'resentments') => memory.call('entries_list', { inventory, worksheet });
const nameOf = (id: string | undefined) => memory.memory.tables.people.find((person) => person.id === id)?.name;
const names = async (worksheet = 'resentments', field = 'who') =>
  (await list(worksheet)).map((entry) => nameOf(entry.answers[field]?.people[0]) ?? entry.answers[field]?.text);
const cell = (row: number, column: number) =>
  document.querySelectorAll('[role="row"]')[row]?.querySelectorAll<HTMLElement>('[role="rowheader"], [role="gridcell"]')[column];
const focusedCell = () => {
  const at = document.activeElement?.closest('[role="rowheader"], [role="gridcell"]');
  const row = at?.closest('[role="row"]');
  return [Number(row?.getAttribute('aria-rowindex')) - 1, Number(at?.getAttribute('aria-colindex')) - 1];
};
const button = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('button, a, [role="menuitem"]')].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent)?.replace(/[\u2066-\u2069]/gu, '').trim() === name,
  );

describe('beginning', () => {
  it('asks for a title and a date, and calls an inventory without a title by its date', async () => {
    await memory.call('inventory_delete', { id: inventory });
    await show('inventory');
    document.querySelector('form')?.requestSubmit();
    await settle();
    expect(memory.memory.tables.inventories).toHaveLength(1);
    const [{ id, started } = { id: '', started: '' }] = memory.memory.tables.inventories;
    expect(route.place).toBe(`inventory/${id}/resentments`);
    expect(document.body.textContent).toContain(new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' }).format(new Date(`${started}T12:00`)));
  });

  it('invites into the first cell of an empty section, and keeps nothing of a row without words', async () => {
    await show(`inventory/${inventory}/resentments`);
    expect(focusedCell()).toEqual([1, 0]);
    expect(cell(1, 0)?.textContent).toContain('Who comes to mind first?');
    await press('Enter');
    await press('Escape');
    expect(await list()).toEqual([]);
  });
});

describe('writing in the grid', () => {
  it('takes names down the column with Enter, one row ready after the other', async () => {
    await show(`inventory/${inventory}/resentments`);
    await press('Enter');
    for (const name of ['Dad', 'Aunt Jo', 'Marek']) {
      await type(name);
      await press('Enter');
    }
    expect(await names()).toEqual(['Dad', 'Aunt Jo', 'Marek']);
    expect(focusedCell()).toEqual([4, 0]);
    // Enter in the row that is waiting ends the writing there.
    await press('Enter');
    expect(document.activeElement?.getAttribute('data-cell')).toContain('/who');
    expect(await list()).toHaveLength(3);
  });

  it('goes along with Tab, down with Enter, and keeps what Esc leaves', async () => {
    await entries('resentments', 'Dad', 'Marek');
    await show(`inventory/${inventory}/resentments`);
    cell(1, 0)?.click();
    await settle();
    await press('Tab');
    expect(focusedCell()).toEqual([1, 1]);
    await type('Left.');
    await press('Enter');
    expect(focusedCell()).toEqual([2, 1]);
    await type('Told them.');
    await press('Escape');
    expect(document.activeElement?.getAttribute('role')).toBe('gridcell');
    await flush();
    expect((await list()).map((entry) => entry.answers.cause?.text)).toEqual(['Left.', 'Told them.']);
  });

  it('leaves Shift+Enter and the Enter of an input method to the text', async () => {
    await entries('resentments', 'Dad', 'Marek');
    await show(`inventory/${inventory}/resentments`);
    cell(1, 1)?.click();
    await settle();
    expect(await press('Enter', { shiftKey: true })).toBe(false);
    expect(await press('Enter', { isComposing: true })).toBe(false);
    expect(await press('Enter', { keyCode: 229 })).toBe(false);
    expect(focusedCell()).toEqual([1, 1]);
  });

  it('begins to write when something is typed, without taking the character away', async () => {
    await entries('resentments', 'Dad');
    await show(`inventory/${inventory}/resentments`);
    cell(1, 1)?.focus();
    cell(1, 0)?.focus();
    await press('ArrowRight');
    // Focus is in the text while the key is still on its way, and the key is not stopped.
    expect(document.activeElement?.tagName).not.toBe('TEXTAREA');
    expect(await press('L')).toBe(false);
    expect(document.activeElement?.tagName).toBe('TEXTAREA');
  });

  it('keeps a row whose name could not become a person', async () => {
    await show(`inventory/${inventory}/resentments`);
    useBackend({
      ...memory,
      call: (name, args) =>
        name === 'person_find_or_create' ? Promise.reject(new Error('no')) : memory.call(name, args),
    });
    await press('Enter');
    await type('Dad');
    await press('Enter');
    await flush();
    expect(await names()).toEqual(['Dad']);
    expect(cell(1, 0)?.textContent).toContain('Dad');
  });
});

describe('moving in the grid', () => {
  beforeEach(async () => {
    await entries('resentments', 'Dad', 'Marek', 'Ruth');
    await show(`inventory/${inventory}/resentments`);
    const first = cell(1, 0);
    first?.focus();
  });

  it('is one stop for Tab', () => {
    const stops = [...document.querySelectorAll('[role="grid"] [tabindex="0"], [role="grid"] a:not([tabindex]), [role="grid"] button:not([tabindex])')];
    expect(stops).toHaveLength(1);
  });

  it('follows arrows, Home and End, and Ctrl with them', async () => {
    await press('ArrowDown');
    await press('ArrowRight');
    expect(focusedCell()).toEqual([2, 1]);
    await press('End');
    expect(focusedCell()).toEqual([2, 3]);
    await press('Home');
    expect(focusedCell()).toEqual([2, 0]);
    await press('End', { ctrlKey: true });
    expect(focusedCell()).toEqual([4, 3]);
    await press('Home', { ctrlKey: true });
    expect(focusedCell()).toEqual([1, 0]);
  });

  it('leaves Tab to the page', async () => {
    expect(await press('Tab')).toBe(false);
  });

  it('reaches the headings, and one of them becomes the working column', async () => {
    await press('ArrowRight');
    await press('ArrowUp');
    expect(document.activeElement?.textContent?.trim()).toContain('The cause');
    (document.activeElement as HTMLElement).click();
    await settle();
    expect(document.activeElement?.getAttribute('aria-pressed')).toBe('true');
  });

  it('takes a pass with a key and takes it back with the same', async () => {
    await press('n', { altKey: true, code: 'KeyN' });
    expect((await list())[0]?.answers.part?.pass).toBe('not_mine');
    await press('l', { altKey: true, code: 'KeyL' });
    await flush();
    expect((await list())[0]?.answers.part?.pass).toBe('not_ready');
    await press('l', { altKey: true, code: 'KeyL' });
    await flush();
    expect((await list())[0]?.answers.part?.pass).toBeNull();
  });

  it('moves an entry with Alt and an arrow, and undo puts it back', async () => {
    await press('ArrowDown', { altKey: true });
    expect(await names()).toEqual(['Marek', 'Dad', 'Ruth']);
    expect(focusedCell()).toEqual([2, 0]);
    await press('ArrowUp', { altKey: true });
    expect(await names()).toEqual(['Dad', 'Marek', 'Ruth']);
    await press('ArrowUp', { altKey: true });
    expect(await names()).toEqual(['Dad', 'Marek', 'Ruth']);
  });

  it('deletes with Ctrl Delete, goes to the row in its place, and undo brings it back', async () => {
    await press('ArrowDown');
    await press('Delete', { ctrlKey: true });
    expect(await names()).toEqual(['Dad', 'Ruth']);
    expect(focusedCell()).toEqual([2, 0]);
    expect(cell(2, 0)?.textContent).toContain('Ruth');
    await undo();
    await settle();
    expect(await names()).toEqual(['Dad', 'Marek', 'Ruth']);
    expect(cell(2, 0)?.textContent).toContain('Marek');
  });

  it('shows an optional column only when it is wanted', async () => {
    const columns = () => document.querySelectorAll('[role="columnheader"]').length;
    const before = columns();
    button('What I’d do differently')?.click();
    await settle();
    expect(columns()).toBe(before + 1);
  });
});

describe('pasting', () => {
  it('makes a row of each line', async () => {
    await show(`inventory/${inventory}/resentments`);
    await paste('Dad\nAunt Jo\r\n\n  Marek  \n');
    expect(await names()).toEqual(['Dad', 'Aunt Jo', 'Marek']);
    expect(document.querySelectorAll('[role="row"]')).toHaveLength(5);
  });

  it('puts the first line into a blank cell of an entry and the others behind it', async () => {
    await entries('resentments', 'Dad', 'Ruth');
    await show(`inventory/${inventory}/resentments`);
    cell(1, 0)?.focus();
    await press('ArrowRight');
    await paste('Left.\nNever rang.');
    expect((await list()).map((entry) => entry.answers.cause?.text)).toEqual(['Left.', 'Never rang.', undefined]);
  });

  it('leaves several lines to a text that is being written', async () => {
    await entries('resentments', 'Dad');
    await show(`inventory/${inventory}/resentments`);
    cell(1, 1)?.click();
    await settle();
    const calls = memory.calls.length;
    await paste('One\nTwo');
    expect(memory.calls.slice(calls).map(({ name }) => name)).not.toContain('entries_create');
  });
});

describe('choices', () => {
  it('are chosen, marked for fear and added to by keys', async () => {
    await entries('resentments', 'Dad');
    await show(`inventory/${inventory}/resentments`);
    cell(1, 2)?.click();
    await settle();
    expect(document.activeElement?.closest('label')?.textContent?.trim()).toBe('self-esteem');
    (document.activeElement as HTMLInputElement).click();
    await settle();
    await press('f');
    await press('ArrowRight');
    await press('ArrowRight');
    expect(document.activeElement?.closest('label')?.textContent?.trim()).toBe('pride');
    (document.activeElement as HTMLInputElement).click();
    await settle();
    document.querySelector<HTMLInputElement>('input[aria-label="A word of your own"]')?.focus();
    await type('peace');
    await press('Enter');
    await flush();
    expect((await list())[0]?.answers.affects?.choices).toEqual([
      { value: 'self_esteem', own: false, fear: true },
      { value: 'pride', own: false, fear: false },
      { value: 'peace', own: true, fear: false },
    ]);
  });
});

describe('the Step 8 list', () => {
  it('takes a harm once and then leads to it', async () => {
    await entries('harms', 'Daniel');
    await show(`inventory/${inventory}/harms`);
    cell(1, 0)?.focus();
    await press('a', { altKey: true, code: 'KeyA' });
    const [amends] = memory.memory.tables.amends;
    expect(nameOf(amends?.person)).toBe('Daniel');
    expect(button('On the list: Daniel')?.getAttribute('href')).toBe(`#/amends/${amends?.id}`);
    await press('a', { altKey: true, code: 'KeyA' });
    expect(memory.memory.tables.amends).toHaveLength(1);
    expect(route.place).toBe(`amends/${amends?.id}`);
  });
});

describe('one at a time', () => {
  it('asks the first question without an answer and goes on with Enter', async () => {
    const [dad] = await entries('resentments', 'Dad');
    await show(`inventory/${inventory}/resentments/${dad?.id}?view=card`);
    expect(document.querySelector('h1')?.textContent).toContain('Dad');
    expect(document.querySelector('h2')?.textContent).toBe('What happened?');
    expect(document.activeElement?.tagName).toBe('TEXTAREA');
    await type('Left.');
    await press('Enter');
    expect(document.querySelector('h2')?.textContent).toBe('What in me does it touch?');
    expect(document.querySelector('details')?.textContent).toContain('Left.');
    await flush();
    expect((await list())[0]?.answers.cause?.text).toBe('Left.');
  });

  it('begins a new entry where there is none, and stays with it', async () => {
    await show(`inventory/${inventory}/strengths?view=card`);
    expect(document.querySelector('h2')?.textContent).toBe('What is good in me?');
    await type('I turn up.');
    await press('Enter');
    const [entry] = await list('strengths');
    await flush();
    expect(entry?.id && route.place).toBe(`inventory/${inventory}/strengths/${entry?.id}?view=card`);
    expect((await list('strengths'))[0]?.answers.what?.text).toBe('I turn up.');
    expect(document.querySelector('h2')?.textContent).toBe('When or where did it show?');
  });

  it('keeps the words beside a pass', async () => {
    const [dad] = await entries('resentments', 'Dad');
    await memory.call('edit', { edit: { kind: 'answer', entry: dad?.id ?? '', field: 'part', answer: answer({ text: 'Mine.' }) } });
    await show(`inventory/${inventory}/resentments/${dad?.id}?view=card`);
    button('My partWritten')?.click();
    [...document.querySelectorAll<HTMLElement>('nav.qs button')].find((each) => each.textContent?.includes('My part'))?.click();
    await settle();
    await press('n', { altKey: true, code: 'KeyN' });
    await flush();
    expect((await list())[0]?.answers.part).toMatchObject({ text: 'Mine.', pass: 'not_mine' });
  });
});
