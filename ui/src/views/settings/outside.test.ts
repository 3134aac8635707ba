import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { useBackend } from '$lib/backend';
import { memoryBackend, type MemoryBackend } from '$lib/backend/memory';
import { session } from '$lib/session.svelte';

import Outside from './Outside.svelte';

let made: MemoryBackend;
let page: ReturnType<typeof mount>;

const section = (heading: string) => {
  const found = [...document.querySelectorAll('section')].find((each) => each.querySelector('h2')?.textContent === heading);
  if (!found) throw new Error(`there is no section ${heading}`);
  return found;
};
const button = (heading: string, name: string) =>
  [...section(heading).querySelectorAll('button')].find((each) => each.textContent?.trim() === name);

beforeEach(async () => {
  made = memoryBackend();
  useBackend(made);
  await made.call('example_open', {});
  await session.load();
  page = mount(Outside, { target: document.body });
  flushSync();
  await vi.waitFor(() => section('Copies'));
});

afterEach(() => {
  void unmount(page);
  document.body.replaceChildren();
});

test('each thing says how many there are and offers only what can be done', () => {
  expect(section('The computer’s list of recent files').textContent).toContain('2 lines of it name');
  expect(section('How far a notebook had come').textContent).toContain('2 notebooks');
  expect(button('Preferences', 'Show the folder')).toBeDefined();
  expect(button('Preferences', 'Set them back')).toBeUndefined();
  expect(section('Memory on the disk').querySelector('button')).toBeNull();
});

test('what is removed is said, and is offered no more', async () => {
  button('The computer’s list of recent files', 'Take them out of the list')?.click();
  await vi.waitFor(() => expect(section('The computer’s list of recent files').textContent).toContain('No line of it'));
  expect(button('The computer’s list of recent files', 'Take them out of the list')).toBeUndefined();
  expect(made.calls.filter(({ name }) => name === 'outside_remove')).toHaveLength(1);
});
