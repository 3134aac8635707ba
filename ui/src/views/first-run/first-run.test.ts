import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { BackendError, useBackend } from '$lib/backend';
import { memoryBackend, type MemoryBackend } from '$lib/backend/memory';
import { session } from '$lib/session.svelte';

import FirstRun from './View.svelte';

let made: MemoryBackend;
let view: ReturnType<typeof mount>;

beforeEach(async () => {
  made = memoryBackend({ phase: 'first_run' });
  useBackend(made);
  await session.load();
  view = mount(FirstRun, { target: document.body });
  flushSync();
});

afterEach(() => unmount(view));

const title = () => document.querySelector('h1')?.textContent;
const fields = () => [...document.querySelectorAll<HTMLInputElement>('form input')];
const words = () => document.body.textContent ?? '';

function type(field: HTMLInputElement | undefined, text: string): void {
  if (!field) throw new Error('there is no such field');
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
}

function onward(): void {
  document.querySelector('form')?.requestSubmit();
  flushSync();
}

async function toRecovery(): Promise<void> {
  onward();
  for (const field of fields()) type(field, 'kettle orbit sparrow velvet');
  onward();
  await vi.waitFor(() => expect(title()).toBe('Put your recovery key on paper'));
}

test('four pages lead from nothing to an open notebook', async () => {
  await toRecovery();
  const group = fields()[0];
  type(group, 'm8gz4');
  await vi.waitFor(() => expect(words()).toContain('That is right.'));
  onward();
  expect(title()).toBe('Choose the words');
  type(fields()[3], 'the sea');
  expect(words()).toContain('Today I lean on the sea.');
  onward();
  expect(words()).toContain('~/.local/share/candor/');
  onward();
  await vi.waitFor(() => expect(session.state.phase).toBe('unlocked'));
  expect(session.state.settings?.wording).toEqual({ style: 'secular', higher_power: 'the sea', problem: '' });
});

test('going on says what is missing, and not before', async () => {
  onward();
  expect(words()).not.toContain('at least eight');
  onward();
  expect(words()).toContain('at least eight');
  type(fields()[0], 'kettle orbit');
  type(fields()[1], 'kettle orbis');
  expect(words()).toContain('The two are not the same');
  expect(title()).toBe('Choose a passphrase');
});

test('the recovery key is asked for until the group is right', async () => {
  await toRecovery();
  type(fields()[0], 'xxxxx');
  await vi.waitFor(() => expect(words()).toContain('That is not the group'));
  onward();
  expect(title()).toBe('Put your recovery key on paper');
});

test('a folder that cannot be written is told, and nothing that was chosen is lost', async () => {
  await toRecovery();
  type(fields()[0], 'M8GZ4');
  await vi.waitFor(() => expect(words()).toContain('That is right.'));
  onward();
  type(fields()[3], 'the sea');
  onward();
  const { call } = made;
  made.call = (name, args) =>
    name === 'journal_create' ? Promise.reject(new BackendError({ code: 'read_only' })) : call(name, args);
  onward();
  await vi.waitFor(() => expect(words()).toContain('That place can only be read'));
  made.call = call;
  onward();
  await vi.waitFor(() => expect(session.state.settings?.wording.higher_power).toBe('the sea'));
});
