import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { useBackend, type AppState } from '$lib/backend';
import { memoryBackend, type MemoryBackend } from '$lib/backend/memory';
import { session } from '$lib/session.svelte';

import OlderFile from './OlderFile.svelte';

let made: MemoryBackend;
let shown: ReturnType<typeof mount> | undefined;

beforeEach(() => {
  made = memoryBackend({ phase: 'unlocked' });
  useBackend(made);
});

afterEach(() => {
  if (shown) void unmount(shown);
});

async function show(state: Partial<AppState>): Promise<void> {
  Object.assign(made.memory.app, state);
  await session.load();
  shown = mount(OlderFile, { target: document.body });
  flushSync();
}

const button = (name: string) =>
  [...document.querySelectorAll('button')].find((each) => each.textContent?.trim() === name);

test('the file as it was left says nothing', async () => {
  await show({ older: false });
  expect(document.body.textContent?.trim()).toBe('');
});

test('an older file says what happened, what is safe and what can be done, until it is known', async () => {
  await show({ older: true });
  expect(document.body.textContent).toMatch(/older than the one you last opened here.*is whole.*put a copy in its place/s);
  expect(document.querySelector('[role="alert"]')).toBeNull();
  button('Go on with this file')?.click();
  await vi.waitFor(() => expect(document.body.textContent?.trim()).toBe(''));
  expect(made.memory.app.older).toBe(false);
  expect(session.state.phase).toBe('unlocked');
});

test('whoever did not expect it can lock at once, and is told again', async () => {
  await show({ older: true });
  button('Lock')?.click();
  await vi.waitFor(() => expect(session.state.phase).toBe('locked'));
  expect(made.memory.app.older).toBe(true);
});

test('a damaged file is never called whole', async () => {
  await show({ older: true, reading_only: true });
  expect(document.body.textContent).toContain('older than the one');
  expect(document.body.textContent).not.toContain('whole');
});
