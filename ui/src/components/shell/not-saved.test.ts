// @vitest-environment jsdom
import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';

import { notSaved } from '$lib/autosave.svelte';
import { useBackend } from '$lib/backend';
import { memoryBackend, type MemoryBackend } from '$lib/backend/memory';
import { setLanguage } from '$lib/i18n';
import { dismiss, notices } from '$lib/notice.svelte';

import NotSaved from './NotSaved.svelte';

let shown: Record<string, unknown> | undefined;
let memory: MemoryBackend;

beforeAll(() => setLanguage('en', 'en-GB'));

beforeEach(() => {
  memory = memoryBackend();
  useBackend(memory);
  for (const { key } of [...notices]) dismiss(key);
  notSaved({ since: '2026-11-22T10:42:00.000+00:00', error: { code: 'disk_full' }, things: 1, apart: false, kept: true });
  shown = mount(NotSaved, { target: document.body });
  flushSync();
});

afterEach(async () => {
  if (shown) await unmount(shown);
  shown = undefined;
});

/** Makes a copy from the banner, and answers with what is said of it. */
async function copy(): Promise<string> {
  const button = [...document.querySelectorAll('button')].find((each) => each.textContent?.includes('Make a copy'));
  button?.click();
  for (let turn = 0; turn < 100 && notices.length === 0; turn += 1) {
    await tick();
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return notices.at(-1)?.text ?? '';
}

it('says of a copy that it lacks the words that are not saved', async () => {
  memory.memory.unsaved = true;
  const said = await copy();
  expect(said).toContain('What is not saved yet is not in it. Those words are still on the screen.');
  expect(said).toContain('It could not be put into the list of files');
});

it('says only that it was made where it lacks nothing', async () => {
  expect(await copy()).toMatch(/^Copy made [^.]*$/u);
});
