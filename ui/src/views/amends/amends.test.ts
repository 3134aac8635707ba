import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { flush } from '$lib/autosave.svelte';
import { useBackend, type Amends, type AmendsStatus } from '$lib/backend';
import { memoryBackend, type MemoryBackend } from '$lib/backend/memory';
import { worksheets } from '$lib/backend/memory/inventory';
import { setLanguage } from '$lib/i18n';
import { dismiss, notices } from '$lib/notice.svelte';
import { go, route } from '$lib/router.svelte';
import { session } from '$lib/session.svelte';
import { undo } from '$lib/undo.svelte';
import { newInventory } from '$lib/worksheets';

import { moveTo } from './amends';
import { showAll } from './listing.svelte';
import View from './View.svelte';

let made: MemoryBackend;
let view: ReturnType<typeof mount>;

beforeEach(async () => {
  // jsdom has no modal dialogs, and lays nothing out.
  Element.prototype.scrollIntoView = () => undefined;
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
  made = memoryBackend({ phase: 'unlocked' });
  useBackend(made);
  await session.load();
  setLanguage('en', 'en-GB');
  go('amends');
  showAll();
  for (const { key } of [...notices]) dismiss(key);
});

afterEach(() => unmount(view));

/** Puts people on the list, each with a harm, and moves those who are said to stand elsewhere. */
async function list(...people: [name: string, harm: string, status?: AmendsStatus][]): Promise<Amends[]> {
  const rows: Amends[] = [];
  for (const [name, harm, status] of people) {
    const { id: person } = await made.call('person_find_or_create', { name, kind: 'person' });
    const amends = await made.call('amends_create', { person, harm });
    rows.push(status ? await made.call('amends_move', { id: amends.id, to: moveTo(status) }) : amends);
  }
  return rows;
}

/** Opens the view and waits for what it reads. */
async function show(): Promise<void> {
  view = mount(View, { target: document.body });
  await vi.waitFor(() => expect(document.querySelector('[data-amends], .empty')).not.toBeNull());
}

const card = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('[data-amends] a')].find((link) => link.querySelector('bdi')?.textContent === name);
const standsIn = (name: string) => card(name)?.closest<HTMLElement>('[data-status]')?.dataset.status;
const named = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('button, [role^=menuitem]')].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent).trim() === name,
  );
const labelled = <Control extends HTMLElement>(label: string): Control => {
  const found = [...document.querySelectorAll('label')].find((each) => each.textContent.trim() === label);
  return document.getElementById(found?.htmlFor ?? '') as Control;
};
const history = () => [...document.querySelectorAll('.history li')].map((line) => line.querySelector('time ~ span')?.textContent.trim());

async function press(key: string, more: KeyboardEventInit = {}): Promise<void> {
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  await tick();
  flushSync();
}

function type(control: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  control.value = text;
  control.dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
}

test('an empty list says so in a sentence and offers one thing', async () => {
  await show();
  expect(document.querySelector('.empty')?.textContent).toContain(
    'No one is on the list. Names you marked in the inventory can come over.',
  );
  expect([...document.querySelectorAll('main button, .am button')].map((each) => each.textContent.trim())).toEqual(['Add someone']);
});

test('Ctrl and an arrow move a card, say so, and the focus goes with it', async () => {
  await list(['Tom', 'The window'], ['Ruth', 'The wedding', 'planned']);
  await show();
  card('Tom')?.focus();
  await press('ArrowRight', { ctrlKey: true });
  await vi.waitFor(() => expect(standsIn('Tom')).toBe('planned'));
  expect(document.activeElement).toBe(card('Tom'));
  expect(notices.at(-1)).toMatchObject({ text: 'Tom moved to Planned', undo: true });
  await press('ArrowLeft', { ctrlKey: true });
  await vi.waitFor(() => expect(standsIn('Tom')).toBe('unsorted'));
  // There is nothing before the tray.
  const calls = made.calls.length;
  await press('ArrowLeft', { ctrlKey: true });
  expect(made.calls).toHaveLength(calls);
});

test('undo takes a move back and the focus stays with the card', async () => {
  await list(['Tom', 'The window']);
  await show();
  card('Tom')?.focus();
  await press('ArrowRight', { ctrlKey: true });
  await vi.waitFor(() => expect(standsIn('Tom')).toBe('planned'));
  await undo();
  await vi.waitFor(() => expect(standsIn('Tom')).toBe('unsorted'));
  await vi.waitFor(() => expect(document.activeElement).toBe(card('Tom')));
});

test('arrows go from card to card, between the columns and up into the tray', async () => {
  await list(['Jo', ''], ['Tom', ''], ['Daniel', '', 'planned'], ['Mum', '', 'planned'], ['Ruth', '', 'deferred']);
  await show();
  const steps: [key: string, name: string][] = [
    ['ArrowRight', 'Tom'],
    ['ArrowDown', 'Daniel'],
    ['ArrowDown', 'Mum'],
    // Made is empty, so the next one across stands in Deferred.
    ['ArrowRight', 'Ruth'],
    ['ArrowLeft', 'Daniel'],
    ['End', 'Mum'],
    ['Home', 'Daniel'],
    ['ArrowUp', 'Jo'],
  ];
  card('Jo')?.focus();
  for (const [key, name] of steps) {
    await press(key);
    expect(document.activeElement).toBe(card(name));
  }
});

test('M opens the menu, which moves; Deferred asks for a reason that may stay empty', async () => {
  const [tom] = await list(['Tom', 'The window']);
  await show();
  card('Tom')?.focus();
  await press('m');
  expect([...document.querySelectorAll('[role^=menuitem]')].map((each) => each.textContent.trim())).toEqual([
    'Not yet sorted',
    'Planned',
    'Made',
    'Deferred',
    'Delete',
  ]);
  named('Deferred')?.click();
  flushSync();
  expect(document.querySelector('dialog[open] h2')?.textContent).toBe('Not now: Tom');
  expect(standsIn('Tom')).toBe('unsorted');
  named('Move to Deferred')?.click();
  await vi.waitFor(() => expect(standsIn('Tom')).toBe('deferred'));
  const row = made.memory.tables.amends.find(({ id }) => id === tom?.id);
  expect(row).toMatchObject({ reason: null, history: [{ to: 'unsorted' }, { from: 'unsorted', to: 'deferred', note: '' }] });
});

test('a reason and a note that were given are kept, and shown in words', async () => {
  const [tom] = await list(['Tom', 'The window', 'planned']);
  await show();
  card('Tom')?.click();
  await vi.waitFor(() => expect(document.querySelector('.detail')).not.toBeNull());
  named('Move to: Tom')?.click();
  flushSync();
  named('Deferred')?.click();
  flushSync();
  const reason = labelled<HTMLSelectElement>('The reason');
  reason.selectedIndex = 4;
  reason.dispatchEvent(new Event('change', { bubbles: true }));
  type(labelled<HTMLTextAreaElement>('A note for the history'), 'Asking Marie first');
  const day = labelled<HTMLInputElement>('A day to look again');
  day.value = '2031-12-05';
  day.dispatchEvent(new Event('change', { bubbles: true }));
  named('Move to Deferred')?.click();
  await vi.waitFor(() => expect(standsIn('Tom')).toBe('deferred'));
  const row = made.memory.tables.amends.find(({ id }) => id === tom?.id);
  expect(row).toMatchObject({ reason: 'waiting_for_advice', review: '2031-12-05' });
  // One act, so one step back.
  expect(made.calls.filter(({ name }) => name === 'edit')).toEqual([]);
  expect(card('Tom')?.textContent).toContain('Look again on 5 December 2031');
  expect(history()).toEqual([
    'Moved from Planned to Deferred Asking Marie first',
    'Moved from Not yet sorted to Planned',
    'Put on the list',
  ]);
});

test('Esc on the way to Deferred changes nothing', async () => {
  await list(['Tom', 'The window', 'made']);
  await show();
  card('Tom')?.focus();
  await press('ArrowRight', { ctrlKey: true });
  document.querySelector<HTMLDialogElement>('dialog[open]')?.close();
  flushSync();
  expect(standsIn('Tom')).toBe('made');
  expect(document.querySelector('dialog[open]')).toBeNull();
});

test('someone is added by name, opened, and can be taken off again by undo', async () => {
  await show();
  named('Add someone')?.click();
  flushSync();
  named('Add to the list')?.click();
  await vi.waitFor(() => expect(document.querySelector('dialog .problem')?.textContent).toContain('Name someone first.'));
  type(labelled<HTMLInputElement>('Whom'), 'Ruth');
  type(labelled<HTMLTextAreaElement>('What I did'), 'What I said before the wedding');
  named('Add to the list')?.click();
  await vi.waitFor(() => expect(standsIn('Ruth')).toBe('unsorted'));
  const [row] = made.memory.tables.amends;
  expect(row?.harm).toBe('What I said before the wedding');
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Ruth'));
  expect(document.activeElement?.tagName).toBe('H2');
  expect(route.place).toBe(`amends/${row?.id}`);
  expect(notices.at(-1)?.text).toBe('Ruth is on the list, not yet sorted.');
  await undo();
  await vi.waitFor(() => expect(document.querySelector('.empty')).not.toBeNull());
  await vi.waitFor(() => expect(route.place).toBe('amends'));
});

/** Opens the dialog and says who it is. */
function beginAdding(kind: string): void {
  named('Add someone')?.click();
  flushSync();
  document.querySelector<HTMLInputElement>(`dialog input[value=${kind}]`)?.click();
  flushSync();
}

test('an institution and oneself are put on the list as what they are', async () => {
  await made.call('unlock', { secret: { kind: 'passphrase', text: made.memory.passphrase } });
  await session.load();
  await session.settle({ amends_to_myself: true });
  await show();
  beginAdding('institution');
  const whom = labelled<HTMLInputElement>('Whom');
  type(whom, 'The site office');
  whom.focus();
  await press('Enter');
  await vi.waitFor(() => expect(named('Remove The site office')).toBeDefined());
  named('Add to the list')?.click();
  await vi.waitFor(() => expect(standsIn('The site office')).toBe('unsorted'));
  // The second time it is the same one.
  for (let times = 0; times < 2; times += 1) {
    beginAdding('myself');
    expect(document.querySelector('dialog [role=combobox]')).toBeNull();
    named('Add to the list')?.click();
    await vi.waitFor(() => expect(document.querySelector('dialog[open]')).toBeNull());
    await vi.waitFor(() => expect(standsIn('Myself')).toBe('unsorted'));
  }
  const { people } = made.memory.tables;
  expect(people.map(({ name, kind }) => [name, kind])).toEqual([
    ['The site office', 'institution'],
    ['Myself', 'myself'],
  ]);
});

test('somebody known is what they are, and a dialog that is closed leaves nobody behind', async () => {
  await made.call('person_find_or_create', { name: 'The school', kind: 'institution' });
  await show();
  beginAdding('person');
  const whom = labelled<HTMLInputElement>('Whom');
  whom.focus();
  type(whom, 'the school');
  await press('Enter');
  await vi.waitFor(() => expect(document.querySelector<HTMLInputElement>('dialog input[value=institution]')?.checked).toBe(true));
  type(whom, 'Ruth');
  await press('Enter');
  await vi.waitFor(() => expect(named('Remove Ruth')).toBeDefined());
  expect(named('Remove The school')).toBeUndefined();
  named('Cancel')?.click();
  flushSync();
  expect(made.memory.tables.people.map(({ name }) => name)).toEqual(['The school']);
});

test('what is written in the detail is saved as a whole, with the card beside it', async () => {
  const [tom] = await list(['Tom', 'The window']);
  go(`amends/${tom?.id}`);
  await show();
  type(labelled<HTMLTextAreaElement>('What I did'), 'Let him take the blame');
  type(labelled<HTMLInputElement>('Talked over with'), 'Marie');
  [...document.querySelectorAll<HTMLInputElement>('.detail input[type=radio]')].find(({ value }) => value === 'willing')?.click();
  const day = labelled<HTMLInputElement>('A day to do it, or to look again');
  day.value = '2031-12-05';
  day.dispatchEvent(new Event('change', { bubbles: true }));
  await flush();
  expect(made.memory.tables.amends[0]).toMatchObject({
    harm: 'Let him take the blame',
    talked_with: 'Marie',
    willingness: 'willing',
    review: '2031-12-05',
  });
  named('Move to: Tom')?.click();
  flushSync();
  named('Planned')?.click();
  await vi.waitFor(() => expect(card('Tom')?.textContent).toContain('Look again on 5 December 2031'));
});

test('a deleted one leaves the focus on the next card, and undo brings it back', async () => {
  await list(['Jo', ''], ['Tom', ''], ['Ruth', '', 'deferred']);
  await show();
  for (const [name, next] of [
    ['Jo', 'Tom'],
    ['Ruth', 'Tom'],
  ] as const) {
    named(`${name}: move or delete`)?.click();
    flushSync();
    named('Delete')?.click();
    await vi.waitFor(() => expect(card(name)).toBeUndefined());
    await vi.waitFor(() => expect(document.activeElement).toBe(card(next)));
    expect(notices.at(-1)).toMatchObject({ text: `${name} is in Trash.`, undo: true });
  }
  named('Tom: move or delete')?.click();
  flushSync();
  named('Delete')?.click();
  await vi.waitFor(() => expect(document.querySelector('.empty')).not.toBeNull());
  expect(document.activeElement?.tagName).toBe('H1');
  await undo();
  await vi.waitFor(() => expect(standsIn('Tom')).toBe('unsorted'));
});

test('deleting from the detail closes it', async () => {
  const [jo] = await list(['Jo', ''], ['Tom', '']);
  go(`amends/${jo?.id}`);
  await show();
  named('More for Jo')?.click();
  flushSync();
  named('Delete')?.click();
  await vi.waitFor(() => expect(document.querySelector('.detail')).toBeNull());
  expect(route.place).toBe('amends');
  await vi.waitFor(() => expect(document.activeElement).toBe(card('Tom')));
});

test('one that was carried over leads back to its entry', async () => {
  const { id: inventory } = await made.call('inventory_create', { draft: newInventory('First', '2026-08-01', worksheets) });
  const { id: entry } = await made.call('entry_create', { inventory, worksheet: 'harms', after: null, under: null });
  const [ruth] = await list(['Ruth', 'The wedding']);
  // As carrying it over leaves it.
  const row = made.memory.tables.amends.find(({ id }) => id === ruth?.id);
  if (row) row.from_entry = entry;
  go(`amends/${ruth?.id}`);
  await show();
  await vi.waitFor(() => {
    const link = [...document.querySelectorAll('.detail a')].find((each) => each.textContent.trim() === 'From the inventory');
    expect(link?.getAttribute('href')).toBe(`#/inventory/${inventory}/harms/${entry}`);
  });
  expect(history()).toEqual(['Put on the list, from the inventory']);
});

test('Esc closes the detail and goes back to the card', async () => {
  const [jo] = await list(['Jo', ''], ['Tom', '']);
  await show();
  card('Jo')?.click();
  await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('H2'));
  expect(route.place).toBe(`amends/${jo?.id}`);
  await press('Escape');
  await vi.waitFor(() => expect(document.activeElement).toBe(card('Jo')));
  expect(route.place).toBe('amends');
});

test('the list is a table by name, and its menu moves too', async () => {
  await list(['Ruth', 'The wedding'], ['Aunt Jo', 'The letter', 'made']);
  go('amends?view=list');
  await show();
  expect(document.querySelector('caption')?.textContent).toBe('Everyone on the list');
  const rows = () => [...document.querySelectorAll('tbody tr')].map((row) => [...row.children].slice(0, 3).map((cell) => cell.textContent.trim()));
  expect(rows()).toEqual([
    ['Aunt Jo', 'The letter', 'Made'],
    ['Ruth', 'The wedding', 'Not yet sorted'],
  ]);
  card('Ruth')?.focus();
  await press('m');
  named('Planned')?.click();
  await vi.waitFor(() => expect(rows()[1]?.[2]).toBe('Planned'));
  card('Ruth')?.click();
  await vi.waitFor(() => expect(route.place).toMatch(/^amends\/.+\?view=list$/));
});

test('a card is carried by the pointer, and the click at the end of it opens nothing', async () => {
  await list(['Tom', ''], ['Marek', '', 'made']);
  await show();
  const target = document.querySelector('[data-status=made]');
  document.elementFromPoint = () => target;
  Element.prototype.scrollBy = () => undefined;
  const point = (type: string, x: number, on: EventTarget | undefined = window) =>
    on.dispatchEvent(new MouseEvent(type, { clientX: x, clientY: 60, bubbles: true }));
  point('pointerdown', 10, card('Tom'));
  point('pointermove', 12);
  flushSync();
  // A hand that trembles carries nothing yet.
  expect(document.querySelector('.copy')).toBeNull();
  point('pointermove', 90);
  flushSync();
  expect(document.querySelector('.copy')?.textContent).toBe('Tom');
  point('pointerup', 90);
  flushSync();
  expect(document.querySelector('dialog[open] h2')?.textContent).toBe('Said or done: Tom');
  named('Move to Made')?.click();
  await vi.waitFor(() => expect(standsIn('Tom')).toBe('made'));
  expect(document.querySelector('.copy')).toBeNull();
  card('Tom')?.dispatchEvent(new MouseEvent('click', { detail: 1, bubbles: true, cancelable: true }));
  await tick();
  expect(route.place).toBe('amends');
  // Enter comes as a click of no press.
  card('Tom')?.click();
  expect(route.place).toMatch(/^amends\/./);
});

test('Esc puts a card that is carried back to where it was', async () => {
  await list(['Tom', '']);
  await show();
  const target = document.querySelector('[data-status=made]');
  document.elementFromPoint = () => target;
  for (const [type, x] of [['pointerdown', 10], ['pointermove', 90]] as const) {
    card('Tom')?.dispatchEvent(new MouseEvent(type, { clientX: x, clientY: 60, bubbles: true }));
  }
  flushSync();
  expect(document.querySelector('.copy')).not.toBeNull();
  await press('Escape');
  expect(document.querySelector('.copy')).toBeNull();
  window.dispatchEvent(new MouseEvent('pointerup', { clientX: 90, clientY: 60 }));
  expect(made.calls.some(({ name }) => name === 'amends_move')).toBe(false);
});

test('oneself is offered only where that was switched on', async () => {
  await show();
  named('Add someone')?.click();
  flushSync();
  expect(document.querySelector('dialog input[value=institution]')).not.toBeNull();
  expect(document.querySelector('dialog input[value=myself]')).toBeNull();
});

test('on the way to Made it asks what was done and what is left, and needs neither', async () => {
  const [tom] = await list(['Tom', 'The window', 'planned'], ['Ruth', '', 'planned']);
  await show();
  const row = () => made.memory.tables.amends.find(({ id }) => id === tom?.id);
  card('Ruth')?.focus();
  await press('ArrowRight', { ctrlKey: true });
  named('Move to Made')?.click();
  await vi.waitFor(() => expect(standsIn('Ruth')).toBe('made'));
  card('Tom')?.focus();
  await press('ArrowRight', { ctrlKey: true });
  type(labelled<HTMLTextAreaElement>('What was done, and what was said back'), 'At the yard. He laughed.');
  type(labelled<HTMLTextAreaElement>('What is left, if anything'), 'The pane itself.');
  named('Move to Made')?.click();
  await vi.waitFor(() => expect(standsIn('Tom')).toBe('made'));
  expect(row()).toMatchObject({ outcome: 'At the yard. He laughed.\n\nThe pane itself.', status: 'made' });
  expect(made.calls.filter(({ name }) => name === 'edit')).toEqual([]);
  await undo();
  await vi.waitFor(() => expect(standsIn('Tom')).toBe('planned'));
  expect(row()?.outcome).toBe('');
});

/** The radio of an answer to a question. */
function reply(question: string, value: string): HTMLInputElement | null | undefined {
  const group = [...document.querySelectorAll('fieldset')].find((each) => each.querySelector('legend')?.textContent === question);
  return group?.querySelector(`input[value=${value}]`);
}

test('would it injure: a yes suggests another way and says why, and stops nothing', async () => {
  const [tom] = await list(['Tom', 'The window', 'planned']);
  go(`amends/${tom?.id}`);
  await show();
  const note = () => document.querySelector('.advice')?.textContent.trim().replace(/\s+/g, ' ') ?? '';
  expect(note()).toBe('');
  reply('It could have legal consequences', 'not_sure')?.click();
  await vi.waitFor(() => expect(note()).toBe('One answer is “not sure”. Talk that one over with someone you trust before going further.'));
  reply('It could have legal consequences', 'yes')?.click();
  await vi.waitFor(() => expect(note()).toContain('so a lawyer comes first.'));
  expect(document.querySelector('.detail')?.textContent).toContain('Answered');
  named('Set it aside for now')?.click();
  flushSync();
  // The dialog begins with the reason that fits.
  expect(labelled<HTMLSelectElement>('The reason').value).toBe('waiting_for_advice');
  named('Cancel')?.click();
  flushSync();
  named('Move to: Tom')?.click();
  flushSync();
  named('Made')?.click();
  flushSync();
  named('Move to Made')?.click();
  await vi.waitFor(() => expect(standsIn('Tom')).toBe('made'));
  named('Clear the answer: It could have legal consequences')?.click();
  await vi.waitFor(() => expect(note()).toBe(''));
});

test('the ledger takes what is typed, counts what is left, and each line can be changed and taken out', async () => {
  const [tom] = await list(['Tom', 'The window', 'planned']);
  go(`amends/${tom?.id}`);
  await show();
  const ledger = () => made.memory.tables.amends[0]?.ledger.map(({ kind, currency, amount, left }) => [kind, currency, amount, left]);
  const left = () => document.querySelector('.detail .left')?.textContent;
  named('Add what is owed')?.click();
  flushSync();
  const owed = labelled<HTMLInputElement>('Amount');
  // Esc in the dialog is the dialog's, and leaves what stands behind it.
  owed.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
  flushSync();
  expect(document.querySelector('.detail')).not.toBeNull();
  type(owed, 'much');
  named('Keep')?.click();
  await tick();
  expect(document.querySelector('dialog .problem')?.textContent).toContain('above nothing');
  type(owed, '1.234,5');
  expect(document.querySelector('dialog .hint')?.textContent).toBe('£1,234.50');
  named('Keep')?.click();
  await vi.waitFor(() => expect(ledger()).toEqual([['owed', 'GBP', '1234.5', '1234.5']]));
  await vi.waitFor(() => expect(left()).toBe('£1,234.50 left'));
  for (const [typed, words] of [['1000', '£234.50 left'], ['300', '£65.50 more is paid back than was owed. That can stay as it is.']] as const) {
    named('Add a payment')?.click();
    flushSync();
    type(labelled<HTMLInputElement>('Amount'), typed);
    named('Keep')?.click();
    await vi.waitFor(() => expect(left()).toBe(words));
  }
  document.querySelectorAll<HTMLElement>('.detail tbody button')[2]?.click();
  flushSync();
  type(labelled<HTMLInputElement>('Amount'), '234,50');
  named('Keep')?.click();
  await vi.waitFor(() => expect(left()).toBe('All of it is paid back.'));
  document.querySelectorAll<HTMLElement>('.detail tbody button')[2]?.click();
  flushSync();
  [...document.querySelectorAll<HTMLElement>('dialog[open] button')].find((each) => each.textContent.trim() === 'Delete')?.click();
  await vi.waitFor(() => expect(left()).toBe('£234.50 left'));
  expect(notices.at(-1)).toMatchObject({ text: 'The line is deleted.', undo: true });
  await undo();
  await vi.waitFor(() => expect(left()).toBe('All of it is paid back.'));
});

test('what stands in different currencies is kept apart', async () => {
  const [tom] = await list(['Tom', '']);
  if (!tom) throw new Error('nobody is on the list');
  const line = { kind: 'owed' as const, date: null, note: '' };
  await made.call('ledger_add', { id: tom.id, draft: { ...line, currency: 'GBP', amount: '640' } });
  await made.call('ledger_add', { id: tom.id, draft: { ...line, currency: 'JPY', amount: '12000' } });
  go(`amends/${tom.id}`);
  await show();
  await vi.waitFor(() =>
    expect([...document.querySelectorAll('.detail .left')].map((each) => each.textContent)).toEqual(['£640.00 left', 'JP¥12,000 left']),
  );
});

test('a letter has a page of its own, is written there, and leads back', async () => {
  const [tom] = await list(['Tom', '']);
  go(`amends/${tom?.id}`);
  await show();
  const link = [...document.querySelectorAll<HTMLAnchorElement>('.detail a')].find((each) => each.textContent.trim() === 'Begin a letter');
  expect(link?.getAttribute('href')).toBe(`#/amends/${tom?.id}/letter`);
  go(`amends/${tom?.id}/letter`);
  await vi.waitFor(() => expect(document.querySelector('.letter .cm-content')).not.toBeNull());
  expect(document.querySelector('h1')?.textContent).toBe('Letter to Tom');
  const content = document.querySelector<HTMLElement>('.cm-content');
  const { EditorView } = await import('@codemirror/view');
  if (content) EditorView.findFromDOM(content)?.dispatch({ changes: { from: 0, insert: 'Dear **Tom**' } });
  await flush();
  expect(made.memory.tables.letters[tom?.id ?? '']).toBe('Dear **Tom**');
  named('Print')?.click();
  await vi.waitFor(() => expect(document.querySelector('.preview strong')?.textContent).toBe('Tom'));
  await vi.waitFor(() => expect(made.calls.at(-1)?.name).toBe('print_page'));
  go(document.querySelector('.letter a.icon-btn')?.getAttribute('href')?.slice(2) ?? '');
  await vi.waitFor(() => expect(document.querySelector('.detail')?.textContent).toContain('Open the letter'));
});

test('one that came from the evening review leads back there', async () => {
  const { id: entry } = await made.call('entry_create', { inventory: null, worksheet: 'evening', after: null, under: null });
  const { id: person } = await made.call('person_find_or_create', { name: 'Ruth', kind: 'person' });
  const answer = { text: '', people: [person], choices: [], pass: null, date: null, scale: null };
  await made.call('edit', { edit: { kind: 'answer', entry, field: 'apology_to', answer } });
  await made.call('edit', { edit: { kind: 'answer', entry, field: 'apology_for', answer: { ...answer, people: [], text: 'I cut her short' } } });
  const { amends: [id] } = await made.call('entry_carry', { id: entry });
  go(`amends/${id}`);
  await show();
  expect(made.memory.tables.amends[0]?.harm).toBe('I cut her short');
  await vi.waitFor(() => {
    const link = [...document.querySelectorAll('.detail a')].find((each) => each.textContent.trim() === 'From the evening review');
    expect(link?.getAttribute('href')).toBe(`#/sheets/evening/${entry}`);
  });
});

test('the list is filtered and ordered, and says how much of it is shown', async () => {
  const [tom] = await list(['Tom', 'The window', 'planned'], ['Aunt Jo', 'The letter', 'made'], ['Ruth', 'The wedding']);
  await made.call('edit', { edit: { kind: 'letter', id: tom?.id ?? '', text: 'Dear Tom' } });
  go('amends?view=list');
  await show();
  const names = () => [...document.querySelectorAll('tbody th')].map((cell) => cell.textContent.trim());
  const choose = (label: string, value: string) => {
    const select = [...document.querySelectorAll('search label')].find((each) => each.querySelector('span')?.textContent === label)?.querySelector('select');
    if (!select) throw new Error(`no ${label}`);
    select.value = [...select.options].find((option) => option.textContent === value)?.value ?? '';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    flushSync();
  };
  choose('Order', 'By where it stands');
  expect(names()).toEqual(['Ruth', 'Tom', 'Aunt Jo']);
  expect(document.querySelector('th[aria-sort=ascending]')?.textContent).toBe('Where it stands');
  choose('Where it stands', 'Made');
  expect(names()).toEqual(['Aunt Jo']);
  expect(document.querySelector('.shown')?.textContent).toContain('1 of 3 shown');
  named('Show all')?.click();
  flushSync();
  const words = document.querySelector<HTMLInputElement>('search input');
  if (words) type(words, 'WED');
  expect(names()).toEqual(['Ruth']);
  choose('Kind of amends', 'Living');
  expect(names()).toEqual([]);
  expect(document.querySelector('.list')?.textContent).toContain('Nothing on the list is like that.');
  choose('Order', 'By name');
});
