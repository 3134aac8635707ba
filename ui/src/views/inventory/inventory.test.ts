// @vitest-environment jsdom
import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { useBackend, type Answer, type Entry, type SectionView } from '$lib/backend';
import { memoryBackend, type MemoryBackend } from '$lib/backend/memory';
import { worksheets } from '$lib/backend/memory/inventory';
import { flush } from '$lib/autosave.svelte';
import { setLanguage } from '$lib/i18n';
import { people } from '$lib/people.svelte';
import { go, route } from '$lib/router.svelte';
import { notices } from '$lib/notice.svelte';
import { session } from '$lib/session.svelte';
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
  await session.load();
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

/** Shows a section as it was last looked at. */
async function looked(worksheet: string, look: Partial<SectionView>): Promise<void> {
  const { settings: first } = await memory.call('example_open', {});
  if (!first) throw new Error('an open journal has settings');
  const settings = {
    ...first,
    sections: { [worksheet]: { card: false, order: { by: 'hand' as const }, columns: null, optional: [], ...look } },
  };
  await memory.call('settings_set', { settings });
  await session.load();
}

const answer = (part: Partial<Answer>): Answer => ({
  text: '', people: [], choices: [], pass: null, date: null, scale: null, ...part,
});

/** Makes entries of a section, named in its first column. */
async function entries(worksheet: string, ...names: string[]): Promise<Entry[]> {
  const { id: field = '', kind } = worksheets.find((sheet) => sheet.id === worksheet)?.fields[0] ?? {};
  const rows = names.map((name) => ({
    entry: null,
    cells: [{ field, ...(kind === 'people' ? { answer: answer({}), names: [name] } : { answer: answer({ text: name }), names: [] }) }],
  }));
  const made = await memory.call('block_write', { inventory, worksheet, rows });
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
    expect(focusedCell()).toEqual([2, 1]);
    await press('Home');
    expect(focusedCell()).toEqual([2, 0]);
    await press('End', { ctrlKey: true });
    expect(focusedCell()).toEqual([4, 1]);
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
    button('Columns')?.click();
    await settle();
    button('Show “What I’d do differently”')?.click();
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

  it('fills a column downwards, from the row one is in', async () => {
    await entries('resentments', 'Dad', 'Ruth');
    await show(`inventory/${inventory}/resentments`);
    cell(1, 0)?.focus();
    await press('ArrowRight');
    await paste('Left.\nNever rang.');
    expect((await list()).map((entry) => entry.answers.cause?.text)).toEqual(['Left.', 'Never rang.']);
  });

  it('leaves several lines to a text that is being written', async () => {
    await entries('resentments', 'Dad');
    await show(`inventory/${inventory}/resentments`);
    cell(1, 1)?.click();
    await settle();
    const calls = memory.calls.length;
    await paste('One\nTwo');
    expect(memory.calls.slice(calls).map(({ name }) => name)).not.toContain('block_write');
  });
});

describe('choices', () => {
  it('are chosen, marked for fear and added to by keys', async () => {
    await entries('resentments', 'Dad');
    await looked('resentments', {});
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

describe('columns', () => {
  const headings = () => [...document.querySelectorAll('[role="columnheader"] button')].map((each) => each.textContent?.replace('working down this column', '').trim());

  it('are shown up to the one that is worked on, and the next one comes by its button', async () => {
    await entries('resentments', 'Dad', 'Marek');
    await show(`inventory/${inventory}/resentments`);
    expect(headings()).toEqual(['Who or what', 'The cause']);
    button('Next column: Affects my')?.click();
    await settle();
    expect(headings()).toEqual(['Who or what', 'The cause', 'Affects my']);
    expect(focusedCell()).toEqual([1, 2]);
  });

  it('come when an arrow or Tab goes beyond the last one', async () => {
    await entries('resentments', 'Dad');
    await show(`inventory/${inventory}/resentments`);
    cell(1, 1)?.focus();
    await press('ArrowRight');
    expect(headings()).toHaveLength(3);
    expect(focusedCell()).toEqual([1, 2]);
    await press('Enter');
    await press('Tab');
    expect(headings()).toHaveLength(4);
    expect(focusedCell()).toEqual([1, 3]);
  });

  it('are remembered, all of them or up to the one that is worked on', async () => {
    await looked('resentments', { columns: 1, optional: ['intensity'] });
    await entries('resentments', 'Dad');
    await show(`inventory/${inventory}/resentments`);
    expect(headings()).toEqual(['Who or what', 'How strong']);
    button('Columns')?.click();
    await settle();
    button('All columns')?.click();
    await settle();
    expect(headings()).toHaveLength(5);
    expect(session.state.settings?.sections.resentments).toMatchObject({ columns: null, optional: ['intensity'] });
  });
});

describe('the order of rows', () => {
  const first = () => [...document.querySelectorAll('[role="rowheader"]')].map((each) => each.textContent?.trim());

  it('is by name or by a scale without moving anything, and then nothing is moved by hand', async () => {
    const made = await entries('resentments', 'Ruth', 'Dad', 'Marek');
    for (const [index, scale] of [3, null, 8].entries()) {
      await memory.call('edit', { edit: { kind: 'answer', entry: made[index]?.id ?? '', field: 'intensity', answer: answer({ scale }) } });
    }
    await show(`inventory/${inventory}/resentments`);
    button('Order: As I put them')?.click();
    await settle();
    button('By name')?.click();
    await settle();
    expect(first()).toEqual(['Dad', 'Marek', 'Ruth']);
    cell(1, 0)?.focus();
    await press('ArrowDown', { altKey: true });
    expect(first()).toEqual(['Dad', 'Marek', 'Ruth']);
    expect(notices.at(-1)?.text).toContain('Rows can be moved');
    button('Order: By name')?.click();
    await settle();
    button('By “How strong”')?.click();
    await settle();
    expect(first()).toEqual(['Marek', 'Ruth', 'Dad']);
    expect(await names()).toEqual(['Ruth', 'Dad', 'Marek']);
    expect(session.state.settings?.sections.resentments?.order ?? { by: 'scale', field: 'intensity' }).toEqual({ by: 'scale', field: 'intensity' });
  });
});

describe('several lines', () => {
  it('stand under one name, which is said again quietly', async () => {
    await entries('resentments', 'Dad', 'Marek');
    await show(`inventory/${inventory}/resentments`);
    cell(1, 0)?.focus();
    await press('Enter', { altKey: true });
    expect(await names()).toEqual(['Dad', 'Dad', 'Marek']);
    expect(focusedCell()).toEqual([2, 1]);
    expect(document.activeElement?.tagName).toBe('TEXTAREA');
    expect(cell(2, 0)?.querySelector('.quiet')?.textContent).toBe('Dad');
    expect(cell(3, 0)?.querySelector('.quiet')).toBeNull();
    await undo();
    await settle();
    expect(await names()).toEqual(['Dad', 'Marek']);
  });

  it('lie under one another in a chain of fears, and are said to', async () => {
    await entries('fears', 'Being found out', 'The dentist');
    await show(`inventory/${inventory}/fears`);
    cell(1, 0)?.focus();
    await press('u', { altKey: true, code: 'KeyU' });
    expect(focusedCell()).toEqual([2, 0]);
    await type('Being alone');
    await press('u', { altKey: true, code: 'KeyU' });
    await type('Not being worth it');
    await flush();
    const made = await list('fears');
    expect(made.map((entry) => entry.answers.fear?.text)).toEqual(['Being found out', 'Being alone', 'Not being worth it', 'The dentist']);
    expect(made.map((entry) => entry.under)).toEqual([null, made[0]?.id, made[1]?.id, null]);
    expect(cell(2, 0)?.textContent).toContain('Under Being found out.');
    // The chain goes where its first goes.
    await press('Escape');
    await press('ArrowUp');
    await press('ArrowUp');
    await press('ArrowDown', { altKey: true });
    const shown = [...document.querySelectorAll('[role="rowheader"]')].map((each) => each.querySelector('.own')?.textContent);
    expect(shown).toEqual(['The dentist', 'Being found out', 'Being alone', 'Not being worth it']);
  });
});

describe('a block of cells', () => {
  const copied = async (type: 'copy' | 'cut' = 'copy') => {
    let text = '';
    const event = new Event(type, { bubbles: true, cancelable: true });
    Object.assign(event, { clipboardData: { setData: (_: string, words: string) => (text = words) } });
    document.activeElement?.dispatchEvent(event);
    await settle();
    return text;
  };

  it('is selected with Shift, copied as a spreadsheet would, and emptied as one change', async () => {
    const made = await entries('resentments', 'Dad', 'Marek');
    await memory.call('edit', { edit: { kind: 'answer', entry: made[0]?.id ?? '', field: 'cause', answer: answer({ text: 'He said “no”\nand "left".' }) } });
    await looked('resentments', {});
    await show(`inventory/${inventory}/resentments`);
    cell(1, 0)?.focus();
    await press('ArrowRight', { shiftKey: true });
    await press('ArrowDown', { shiftKey: true });
    expect(document.querySelectorAll('[aria-selected="true"]')).toHaveLength(4);
    expect(await copied()).toBe('Dad\t"He said “no”\nand ""left""."\nMarek\t');
    const before = memory.memory.past.length;
    await press('Delete');
    expect(memory.memory.past.length).toBe(before + 1);
    expect(await names()).toEqual(['', '']);
    await undo();
    await settle();
    expect(await names()).toEqual(['Dad', 'Marek']);
    await press('Escape');
    expect(document.querySelectorAll('[aria-selected="true"]')).toHaveLength(0);
  });

  it('fills to the right and down, makes rows, and turns each cell into what its column asks', async () => {
    await show(`inventory/${inventory}/resentments`);
    await paste('Dad\t"Left.\nNever rang."\tpride; self-esteem (fear), my peace\tNone of this was mine\nAunt Jo\tLied.\t\tI let her.');
    const [dad, jo] = await list();
    expect(await names()).toEqual(['Dad', 'Aunt Jo']);
    expect(dad?.answers.cause?.text).toBe('Left.\nNever rang.');
    expect(dad?.answers.affects?.choices).toEqual([
      { value: 'pride', own: false, fear: false },
      { value: 'self-esteem (fear), my peace', own: true, fear: false },
    ]);
    expect(dad?.answers.part?.pass).toBe('not_mine');
    expect(jo?.answers.part?.text).toBe('I let her.');
    // What was hidden and is written into is shown.
    expect(document.querySelectorAll('[role="columnheader"] button')).toHaveLength(4);
    await undo();
    await settle();
    expect(await list()).toEqual([]);
  });

  it('keeps as words what does not fit', async () => {
    await looked('resentments', { optional: ['intensity'] });
    await entries('resentments', 'Dad');
    await show(`inventory/${inventory}/resentments`);
    cell(1, 4)?.focus();
    await paste('very much');
    expect((await list())[0]?.answers.intensity).toBeUndefined();
    expect((await list())[0]?.answers.cause?.text).toBe('How strong: very much');
    cell(1, 4)?.focus();
    await paste('7/10');
    expect((await list())[0]?.answers.intensity?.scale).toBe(7);
  });
});

describe('the other view', () => {
  it('begins in the same entry at the same question, with the cursor in it', async () => {
    await entries('resentments', 'Dad', 'Marek');
    await looked('resentments', {});
    await show(`inventory/${inventory}/resentments`);
    cell(2, 3)?.click();
    await settle();
    await type('Mine.');
    await press('v', { altKey: true, code: 'KeyV' });
    expect(document.querySelector('h1')?.textContent).toContain('Marek');
    expect(document.querySelector('h2')?.textContent).toBe('What was my part, if I had one?');
    expect((document.activeElement as HTMLTextAreaElement).value).toBe('Mine.');
    await type(' Some.');
    await press('v', { altKey: true, code: 'KeyV' });
    expect(focusedCell()).toEqual([2, 3]);
    expect((document.activeElement as HTMLTextAreaElement).value).toBe('Mine. Some.');
    expect(session.state.settings?.sections.resentments?.card).toBe(false);
  });

  it('is the first one where it was the last one', async () => {
    await looked('strengths', { card: true });
    await show(`inventory/${inventory}/strengths`);
    expect(document.querySelector('h2')?.textContent).toBe('What is good in me?');
  });
});

describe('a sitting', () => {
  it('closes after as many entries as one wanted, says where it goes on, and can go on', async () => {
    await entries('strengths', 'I turn up.', 'I listen.', 'I cook.', 'I mend.');
    await show(`inventory/${inventory}/strengths?view=card`);
    const size = document.querySelector('select');
    if (size) size.value = '3';
    size?.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    for (let entry = 0; entry < 3; entry += 1) {
      document.querySelector<HTMLElement>('textarea')?.focus();
      await type('There.');
      await press('Enter');
      document.querySelector<HTMLElement>('[role="combobox"]')?.focus();
      await press('Enter');
    }
    expect(document.activeElement?.textContent).toBe('That is what you wanted to do for now.');
    expect(document.body.textContent).toContain('Next time it goes on with I turn up., at “Who has seen it”.');
    button('Go on a little')?.click();
    await settle();
    expect(document.querySelector('h2')?.textContent).toBe('Who has seen it?');
  });

  it('takes a pass with one key', async () => {
    const [dad] = await entries('resentments', 'Dad');
    await show(`inventory/${inventory}/resentments/${dad?.id}?view=card`);
    document.querySelectorAll<HTMLElement>('nav.qs button')[3]?.click();
    await settle();
    await press('t', { altKey: true, code: 'KeyT' });
    await flush();
    expect((await list())[0]?.answers.part?.pass).toBe('therapist');
  });
});

describe('five hundred rows', () => {
  it('are a grid of five hundred of which those around the active one are drawn', async () => {
    await entries('strengths', ...Array.from({ length: 500 }, (_, index) => `Strength ${index + 1}`));
    await show(`inventory/${inventory}/strengths`);
    const grid = document.querySelector('[role="grid"]');
    expect(grid?.getAttribute('aria-rowcount')).toBe('502');
    expect(document.querySelectorAll('[role="row"]').length).toBeLessThan(60);
    cell(1, 0)?.focus();
    await press('End', { ctrlKey: true });
    expect(focusedCell()[0]).toBe(501);
    await press('ArrowUp');
    expect(focusedCell()[0]).toBe(500);
  });
});
