import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { saveState } from '$lib/autosave.svelte';
import { useBackend, type KeptCopy } from '$lib/backend';
import { memoryBackend, type MemoryBackend } from '$lib/backend/memory';
import { session } from '$lib/session.svelte';

import { label, rows, sinceThen, tiers } from './days';
import Page from './Page.svelte';

let made: MemoryBackend;
let page: ReturnType<typeof mount>;

const text = () => document.body.textContent ?? '';
const buttons = () => [...document.querySelectorAll<HTMLButtonElement>('button')];
const press = (name: string) => {
  const found = buttons().find((each) => each.textContent?.trim() === name);
  if (!found) throw new Error(`there is no button ${name}`);
  found.click();
  flushSync();
};

beforeEach(async () => {
  // jsdom has no modal dialogs and nothing to scroll.
  Element.prototype.scrollIntoView = () => undefined;
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
  made = memoryBackend();
  useBackend(made);
  await made.call('example_open', {});
  await made.call('reflection_create', {});
  const [sheet] = made.memory.tables.reflections;
  if (sheet) Object.assign(sheet, { title: 'Two good hours', body: 'Mended the gate.' });
  await session.load();
  page = mount(Page, { target: document.body });
  flushSync();
  await vi.waitFor(() => expect(document.querySelector('.trail')).not.toBeNull());
});

afterEach(() => unmount(page));

test('copies stand by day in their tiers, and the order of their headers is kept', async () => {
  const copies = await made.call('copies_list', {});
  expect(tiers(copies).map((each) => each.tier)).toEqual(['last_days', 'daily', 'weekly', 'monthly', 'by_hand']);
  const odd = [{ ...copies[0], at: '1970-01-01T00:00:00Z' }, copies[1]] as KeptCopy[];
  expect(tiers(odd)[0]?.copies.map((copy) => copy.id)).toEqual(odd.map((copy) => copy.id));
});

test('those of the last days stand in a row for each day, those of thirty days in one for each month', async () => {
  const [copy] = await made.call('copies_list', {});
  if (!copy) throw new Error('there is a copy');
  const at = (...moments: string[]): KeptCopy[] => moments.map((moment) => ({ ...copy, at: moment }));
  const daily = at('1999-03-02T12:00:00', '1999-03-01T12:00:00', '1999-02-27T12:00:00').map(
    (each): KeptCopy => ({ ...each, tier: 'daily' }),
  );
  const found = rows({ tier: 'daily', copies: daily });
  expect(found.map((row) => [row.title, row.copies.map(label)])).toEqual([
    ['March 1999', ['2', '1']],
    ['February 1999', ['27']],
  ]);
  const days = rows({ tier: 'last_days', copies: at(new Date().toISOString(), '1999-03-02T12:00:00', '1999-03-02T09:00:00') });
  expect(days.map((row) => [row.title, row.copies.length])).toEqual([
    ['Today', 1],
    ['2 March 1999', 2],
  ]);
});

test('what was written since is told in words, and nothing where nothing is found', () => {
  expect(sinceThen({ pages: 2, entries: 1, amends: 0 })).toBe('Written or changed since then: 2 pages and one entry.');
  expect(sinceThen({ pages: 0, entries: 0, amends: 0 })).toBe('');
  expect(sinceThen(null)).toBe('');
});

test('where both places have copies, each has a trail of its own', async () => {
  const { call } = made;
  made.call = (async (name: never, args: never) => {
    const answer: unknown = await call(name, args);
    if (name !== 'copies_list') return answer;
    const copies = answer as KeptCopy[];
    return [...copies, { ...copies[0], id: 'there', kept_at: 'second', place: { folder: '/media/stick', file: 'copy-0001.candor' } }];
  }) as typeof made.call;
  press('Make a copy now');
  await vi.waitFor(() => expect(document.querySelectorAll('.which input')).toHaveLength(2));
  const before = document.querySelectorAll('.pill').length;
  document.querySelectorAll<HTMLInputElement>('.which input')[1]?.click();
  flushSync();
  expect(document.querySelectorAll('.pill')).toHaveLength(1);
  expect(text()).toContain('/media/stick');
  document.querySelectorAll<HTMLInputElement>('.which input')[0]?.click();
  flushSync();
  expect(document.querySelectorAll('.pill')).toHaveLength(before);
});

test('one is chosen by its day, and says when it was checked and what opens it', () => {
  const pills = [...document.querySelectorAll<HTMLButtonElement>('.pill')];
  expect(pills.length).toBeGreaterThan(20);
  pills[5]?.click();
  flushSync();
  expect(pills[5]?.getAttribute('aria-current')).toBe('true');
  // Beside the day the row says its month, and the card all of it.
  expect(pills[5]?.textContent.trim()).toMatch(/^\d+$/);
  expect(document.querySelector('.card h3')?.textContent).toBe(pills[5]?.getAttribute('aria-label'));
  expect(text()).toContain('Opened and checked on');
  expect(text()).toContain('Opens with the passphrase you have now.');
});

test('looking inside shows what was there, and one page is taken over', async () => {
  press('Look inside');
  await vi.waitFor(() => expect(text()).toContain('Reading only.'));
  buttons()
    .find((each) => each.textContent?.includes('Two good hours'))
    ?.click();
  await vi.waitFor(() => expect(text()).toContain('Mended the gate.'));
  press('Bring back this page');
  await vi.waitFor(() => expect(made.memory.tables.reflections).toHaveLength(2));
  press('Close the copy');
  await vi.waitFor(() => expect(document.querySelector('.trail')).not.toBeNull());
});

test('bringing back asks first, with the safe answer first', async () => {
  press('Bring this back');
  await vi.waitFor(() => expect(text()).toContain('A copy of the notebook as it is now is made first.'));
  press('Leave it as it is');
  expect(made.calls.some((call) => call.name === 'copy_bring_back')).toBe(false);
  press('Bring this back');
  press('Bring it back');
  await vi.waitFor(() => expect(made.calls.some((call) => call.name === 'copy_bring_back')).toBe(true));
});

test('that no copy can be made is told with since when and why', async () => {
  const { call } = made;
  made.call = (async (name: never, args: never) => {
    const answer: unknown = await call(name, args);
    if (name !== 'copies_standing') return answer;
    const trouble = { place: 'beside', since: '1999-03-03T21:40:00+00:00', error: { code: 'disk_full' } };
    return { ...(answer as object), troubles: [trouble] };
  }) as typeof made.call;
  press('Make a copy now');
  await vi.waitFor(() => expect(text()).toContain('No copy could be made since 3 March 1999: the disk is full.'));
  expect(text()).toContain('Your writing is saved');
  // The disk that is full for a copy is full for words too.
  saveState.standing = 'not_saved';
  flushSync();
  expect(text()).not.toContain('Your writing is saved');
  expect(text()).toContain('The copies made before are safe.');
  saveState.standing = 'idle';
});
