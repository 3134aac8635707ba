import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { useBackend, type FileNote } from '$lib/backend';
import { wantedCopy } from '$lib/copies.svelte';
import { memoryBackend, type MemoryBackend } from '$lib/backend/memory';
import { session } from '$lib/session.svelte';

import FileNotes from './FileNotes.svelte';

let made: MemoryBackend;
let shown: ReturnType<typeof mount> | undefined;

beforeEach(() => {
  made = memoryBackend({ phase: 'unlocked' });
  useBackend(made);
});

afterEach(() => {
  if (shown) void unmount(shown);
});

async function show(...notes: FileNote[]): Promise<void> {
  made.memory.app.file_notes = notes;
  await session.load();
  shown = mount(FileNotes, { target: document.body });
  flushSync();
}

const button = (name: string) =>
  [...document.querySelectorAll('button')].find((each) => each.textContent?.trim() === name);
const place = { folder: '~/journal', file: 'journal.candor-wal.kept-1' };

test('a file of which nothing was noticed says nothing', async () => {
  await show();
  expect(document.body.textContent?.trim()).toBe('');
});

test('another line says that both are kept, and is gone on with from the next unlock', async () => {
  await show({ kind: 'another_line', own: null });
  expect(document.body.textContent).toMatch(/another line.*reading only.*No file of this computer/s);
  expect(button('Look at this computer’s own')).toBeUndefined();
  button('Lock, and go on with this file')?.click();
  await vi.waitFor(() => expect(session.state.phase).toBe('locked'));
  expect(made.memory.app.file_notes).toEqual([]);
});

test('whoever locks it without going on is told again', async () => {
  await show({ kind: 'another_line', own: null });
  button('Lock')?.click();
  await vi.waitFor(() => expect(session.state.phase).toBe('locked'));
  expect(made.memory.app.file_notes).toHaveLength(1);
});

test('beside another line this computer’s own is named with its place, and is chosen where copies are', async () => {
  const [own] = await made.call('copies_list', {});
  if (!own) throw new Error('there are copies from the start');
  await show({ kind: 'another_line', own });
  expect(document.body.textContent).toContain(own.place.file);
  button('Look at this computer’s own')?.click();
  expect(location.hash).toBe('#/settings/copies');
  expect(wantedCopy.id).toBe(own.id);
});

test('a copy says of which day it is, and is made the journal by being gone on with', async () => {
  await show({ kind: 'made_copy', day: '1999-11-15' });
  expect(document.body.textContent).toMatch(/copy that was made on .*15 November 1999.*reading only/s);
  button('Lock, and make it the notebook here')?.click();
  await vi.waitFor(() => expect(session.state.phase).toBe('locked'));
  expect(made.memory.app.file_notes).toEqual([]);
});

test('words of another session are chosen where copies are, to be read', async () => {
  await show({ kind: 'kept_log', place, id: 'log-1' });
  button('Read them')?.click();
  expect(location.hash).toBe('#/settings/copies');
  expect(wantedCopy.id).toBe('log-1');
});

test('words of another session are named with their place, until it is known', async () => {
  await show({ kind: 'kept_log', place, id: 'log-1' }, { kind: 'without_its_log' });
  expect(document.body.textContent).toContain('journal.candor-wal.kept-1');
  expect(document.body.textContent).toContain('copied while the notebook was open');
  button('I know')?.click();
  await vi.waitFor(() => expect(document.body.textContent?.trim()).toBe(''));
  expect(session.state.phase).toBe('unlocked');
});
