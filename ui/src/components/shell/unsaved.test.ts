import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import App from '../../App.svelte';
import { saveState } from '$lib/autosave.svelte';
import { useBackend, BackendError, type AppEvent, type AppState, type Command } from '$lib/backend';
import { memoryBackend, type MemoryBackend } from '$lib/backend/memory';
import { listenToApp } from '$lib/events.svelte';
import { quitting } from '$lib/quitting.svelte';
import { session } from '$lib/session.svelte';

import Waiting from '../../views/lock/Waiting.svelte';
import BroughtIn from './BroughtIn.svelte';
import NotSaved from './NotSaved.svelte';
import QuitAsks from './QuitAsks.svelte';

const SINCE = '2026-11-22T10:42:00.000+01:00';

let made: MemoryBackend;
let calls: { name: Command; args: unknown }[];
let shown: ReturnType<typeof mount>[];

beforeEach(() => {
  // The test's document knows dialogs, and not how to open them.
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
  made = memoryBackend({ phase: 'unlocked' });
  calls = [];
  const { call } = made;
  made.call = (name, args) => {
    calls.push({ name, args });
    return call(name, args);
  };
  useBackend(made);
  shown = [];
});

afterEach(() => {
  for (const each of shown) void unmount(each);
  Object.assign(saveState, { standing: 'idle', at: null, since: null, error: null, things: 0, apart: false, kept: false });
  quitting.asks = null;
});

async function show(component: typeof NotSaved | typeof App, state: Partial<AppState> = {}): Promise<void> {
  Object.assign(made.memory.app, state);
  await session.load();
  listenToApp();
  shown.push(mount(component, { target: document.body }));
  flushSync();
}

function tell(event: AppEvent): void {
  made.memory.tell(event);
  flushSync();
}

const button = (name: string) =>
  [...document.querySelectorAll('button')].find((each) => each.textContent?.trim() === name);
const words = () => document.body.textContent?.replace(/\s+/g, ' ') ?? '';

test('one thing that cannot be written is told as one, and can become a page', async () => {
  await show(NotSaved);
  tell({ event: 'not_saved', since: SINCE, error: { code: 'not_found' }, things: 1, apart: true, kept: true });
  expect(document.querySelector('[role="alert"]')).not.toBeNull();
  expect(words()).toContain('One thing cannot be written. All others are saved.');
  expect(words()).toContain('sealed in a file of their own');
  button('Write it as a new page')?.click();
  await vi.waitFor(() => expect(calls.map(({ name }) => name)).toContain('unsaved_set_apart'));
  tell({ event: 'saved', at: SINCE });
  expect(button('Write it as a new page')).toBeUndefined();
});

test('words that are on no disk are never called kept', async () => {
  await show(NotSaved);
  tell({ event: 'not_saved', since: SINCE, error: { code: 'disk_full' }, things: 2, apart: false, kept: false });
  expect(words()).toContain('on no disk yet');
  expect(words()).not.toContain('sealed in a file');
  expect(words()).not.toContain('cannot be written.');
  expect(button('Try again now')).toBeDefined();
});

test('a journal whose file was taken away is offered a place', async () => {
  await show(NotSaved);
  tell({ event: 'not_saved', since: SINCE, error: { code: 'moved' }, things: 0, apart: false, kept: true });
  expect(words()).toMatch(/moved, deleted or replaced.*Whatever lies in the old place by now is left alone/);
  button('Write it where it was')?.click();
  await vi.waitFor(() => expect(calls).toContainEqual({ name: 'rescue', args: { choose_folder: false } }));
  tell({ event: 'not_saved', since: SINCE, error: { code: 'moved' }, things: 0, apart: false, kept: true });
  button('Choose a folder')?.click();
  await vi.waitFor(() => expect(calls).toContainEqual({ name: 'rescue', args: { choose_folder: true } }));
});

test('a page that is loaded anew still says that words are not saved', async () => {
  await show(NotSaved, { unsaved: { since: SINCE, kept: true } });
  expect(saveState.standing).toBe('not_saved');
  expect(words()).toContain('Not saved since');
});

test('the lock screen says of which minute words wait, and whether they outlast the app', async () => {
  await show(Waiting, { phase: 'locked', unsaved: { since: SINCE, kept: true } });
  expect(words()).toMatch(/Words of .* are not saved yet. They are sealed on this computer/);
  await show(Waiting, { unsaved: { since: SINCE, kept: false } });
  expect(words()).toContain('Leave this window open');
});

test('the lock screen says where a journal is now that was taken away', async () => {
  await show(Waiting, {
    phase: 'locked',
    taken_away: { folder: '~/old', file: 'journal.candor' },
    place: { folder: '~/old', file: 'journal (rescued 1).candor' },
  });
  expect(words()).toContain('~/old/journal.candor was taken away');
  expect(words()).toContain('~/old/journal (rescued 1).candor');
});

test('words that found something newer in their place are told of until that is known', async () => {
  const damaged = [{ folder: '~/.config/candor/unsaved', file: 'a.damaged' }];
  await show(BroughtIn, { brought_in: { pages: 1, damaged } });
  expect(words()).toMatch(/a page of their own.*Nothing was written over.*unsaved\/a\.damaged could be read/);
  button('I know')?.click();
  await vi.waitFor(() => expect(words()).not.toContain('page of their own'));
});

test('quitting asks, and quits all the same when that is wanted', async () => {
  await show(QuitAsks);
  expect(document.querySelector('dialog')?.open).not.toBe(true);
  tell({ event: 'quit_asks', since: SINCE, kept: true, moved: false });
  expect(document.querySelector('dialog')?.open).toBe(true);
  expect(words()).toContain('written when you next open it');
  button('Quit')?.click();
  await vi.waitFor(() => expect(calls.map(({ name }) => name)).toContain('quit_anyway'));
  flushSync();
  expect(document.querySelector('dialog')?.open).toBe(false);
});

test('quitting that would lose words offers no way to quit', async () => {
  await show(QuitAsks);
  tell({ event: 'quit_asks', since: SINCE, kept: false, moved: false });
  expect(words()).toContain('no disk takes them');
  expect(button('Quit')).toBeUndefined();
  button('Stay')?.click();
  flushSync();
  expect(quitting.asks).toBeNull();
});

test('a refusal to quit all the same is told', async () => {
  const { call } = made;
  made.call = (name, args) =>
    name === 'quit_anyway' ? Promise.reject(new BackendError({ code: 'words_not_saved' })) : call(name, args);
  await show(App, { phase: 'locked' });
  tell({ event: 'quit_asks', since: SINCE, kept: true, moved: false });
  button('Quit')?.click();
  await vi.waitFor(() => expect(words()).toContain('Words are not in the notebook yet. They are kept.'));
});
