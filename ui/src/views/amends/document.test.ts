import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { useBackend, type AmendsSelection } from '$lib/backend';
import { memoryBackend, type MemoryBackend } from '$lib/backend/memory';
import { setLanguage } from '$lib/i18n';
import { go } from '$lib/router.svelte';
import { session } from '$lib/session.svelte';

import { moveTo } from './amends';
import { AT_FIRST } from './document';
import View from './View.svelte';

let made: MemoryBackend;
let view: ReturnType<typeof mount>;

beforeEach(async () => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
  made = memoryBackend({ phase: 'locked' });
  useBackend(made);
  await made.call('unlock', { secret: { kind: 'passphrase', text: made.memory.passphrase } });
  await session.load();
  await session.settle({ share_note_read: true });
  setLanguage('en', 'en-GB');
});

afterEach(() => unmount(view));

async function show(place: string): Promise<void> {
  go(place);
  view = mount(View, { target: document.body });
  await vi.waitFor(() => expect(document.querySelector('h1')).not.toBeNull());
}

const button = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('button')].find((each) => each.textContent.trim() === name);
const asked = () => made.calls.findLast(({ name }) => name === 'amends_preview')?.args as { selection: AmendsSelection } | undefined;
const check = (label: string) =>
  [...document.querySelectorAll('label.check')].find((each) => each.textContent.trim() === label)?.querySelector('input');

test('the list becomes a document of what is chosen, and a file of what was seen', async () => {
  for (const [name, status] of [['Tom', 'planned'], ['Ruth', 'deferred']] as const) {
    const { id: person } = await made.call('person_find_or_create', { name, kind: 'person' });
    const { id } = await made.call('amends_create', { person, harm: `What I did to ${name}` });
    await made.call('amends_move', { id, to: moveTo(status) });
  }
  await show('amends?view=document');
  await vi.waitFor(() => expect(document.querySelector('.sheet')?.textContent).toContain('What I did to Tom'));
  // Names are not told, and what one asked oneself stays out, until they are wanted.
  expect(asked()?.selection).toMatchObject({
    names: 'initials',
    statuses: ['unsorted', 'planned', 'made', 'deferred'],
    fields: AT_FIRST,
  });
  expect(AT_FIRST).not.toContain('injury');
  check('Deferred')?.click();
  check('What I did')?.click();
  document.querySelector<HTMLInputElement>('input[value=full]')?.click();
  flushSync();
  await vi.waitFor(() => expect(document.querySelector('.sheet')?.textContent).toContain('Tom'));
  await vi.waitFor(() => expect(asked()?.selection.statuses).toEqual(['unsorted', 'planned', 'made']));
  expect(asked()?.selection.fields).not.toContain('harm');
  button('Make a file')?.click();
  flushSync();
  document.querySelector<HTMLInputElement>('dialog input[value=csv]')?.click();
  flushSync();
  button('Choose a place and write it')?.click();
  await vi.waitFor(() => expect(document.querySelector('dialog[open]')?.textContent).toContain('Document.csv'));
  const written = made.calls.find(({ name }) => name === 'amends_export')?.args;
  expect(written).toMatchObject({ format: 'csv', passphrase: null, selection: asked()?.selection });
});

test('the nature alone counts what was chosen, and offers nothing else', async () => {
  const { id: person } = await made.call('person_find_or_create', { name: 'Tom', kind: 'person' });
  await made.call('amends_create', { person, harm: 'The window' });
  await show('amends?view=document');
  document.querySelector<HTMLInputElement>('input[value=nature]')?.click();
  flushSync();
  expect(check('What I did')).toBeUndefined();
  await vi.waitFor(() => expect(asked()?.selection).toMatchObject({ names: 'nature', fields: ['willingness', 'kind', 'reason'] }));
  await vi.waitFor(() => expect(document.querySelector('.sheet')?.textContent).toContain('Not yet'));
  expect(document.querySelector('.sheet')?.textContent).not.toContain('window');
});

test('a list with nobody in it makes no file', async () => {
  await show('amends?view=document');
  await vi.waitFor(() => expect(document.querySelector('.view')?.textContent).toContain('Nothing on the list is chosen.'));
  expect(button('Make a file')?.getAttribute('aria-disabled')).toBe('true');
});

test('a letter is written to a file as it stands', async () => {
  const { id: person } = await made.call('person_find_or_create', { name: 'Tom', kind: 'person' });
  const { id } = await made.call('amends_create', { person, harm: '' });
  await made.call('edit', { edit: { kind: 'letter', id, text: 'Dear Tom' } });
  await show(`amends/${id}/letter`);
  await vi.waitFor(() => expect(button('Make a file')).toBeDefined());
  button('Make a file')?.click();
  await vi.waitFor(() => expect(document.querySelector('dialog input[value=markdown]')).not.toBeNull());
  document.querySelector<HTMLInputElement>('dialog input[value=markdown]')?.click();
  flushSync();
  button('Choose a place and write it')?.click();
  await vi.waitFor(() => expect(document.querySelector('dialog[open]')?.textContent).toContain('Document.md'));
  expect(made.calls.find(({ name }) => name === 'letter_export')?.args).toMatchObject({ id, format: 'markdown', language: 'en' });
});
