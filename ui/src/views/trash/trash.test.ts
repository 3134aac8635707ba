// @vitest-environment jsdom
import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { useBackend, type CopyDealtWith } from '$lib/backend';
import { memoryBackend, type MemoryBackend } from '$lib/backend/memory';
import { setLanguage } from '$lib/i18n';
import { session } from '$lib/session.svelte';

import View from './View.svelte';

const HELD: CopyDealtWith = {
  place: { folder: '/media/stick', file: 'old.candor' },
  at: '2026-11-15T10:00:00.000+00:00',
  kept: { code: 'wrong_passphrase' },
};

let memory: MemoryBackend;
let shown: Record<string, unknown> | undefined;

beforeAll(async () => {
  await setLanguage('en', 'en-GB');
  // jsdom knows the elements and not what they do.
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
});

beforeEach(async () => {
  memory = memoryBackend();
  useBackend(memory);
  await memory.call('unlock', { secret: { kind: 'passphrase', text: memory.memory.passphrase } });
  await session.load();
  const { id } = await memory.call('reflection_create', {});
  await memory.call('reflection_delete', { id });
  shown = mount(View, { target: document.body });
  await until('the list', () => document.querySelectorAll('.rows li').length === 1);
});

afterEach(async () => {
  if (shown) await unmount(shown);
  shown = undefined;
});

const words = () => document.body.textContent.replace(/[\u2068\u2069]/g, '').replace(/\s+/g, ' ');

async function until(what: string, holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 400; turn += 1) {
    await tick();
    flushSync();
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`never: ${what}. On the page: ${words()}`);
}

const buttons = () => [...document.querySelectorAll('button')];

async function press(name: string): Promise<void> {
  const named = (button: Element) => (button.textContent ?? '').trim() === name;
  await until(`a button “${name}”`, () => buttons().some(named));
  buttons().filter(named).at(-1)?.click();
  await tick();
}

/** Asks to destroy the one thing that is there, with the passphrase. */
async function destroy(): Promise<void> {
  await press('Destroy');
  const field = document.querySelector<HTMLInputElement>('dialog input');
  if (!field) throw new Error('no passphrase is asked for');
  field.value = memory.memory.passphrase;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await tick();
  document.querySelector('dialog form')?.dispatchEvent(new Event('submit', { cancelable: true }));
  await until('what became of it', () => words().includes('It is gone from the notebook.'));
}

describe('destroying what is in the trash', () => {
  it('says before what it reaches and what it does not', async () => {
    await press('Destroy');
    expect(words()).toContain('each copy that Candor knows and that opens with the passphrase you have now');
    expect(words()).toContain('Copies that Candor does not know of, files you gave away and paper stay as they are');
    expect(words()).not.toContain('from this computer');
  });

  it('says of every copy what became of it, and that no known copy holds it only where that is so', async () => {
    await destroy();
    expect(words()).toContain('This copy was written anew without it: Copy 2026-11-15.candor');
    expect(words()).toContain('No copy that Candor knows holds it any more.');
    await press('Close');
    await until('an empty trash', () => document.querySelectorAll('.rows li').length === 0);
  });

  it('names a copy that still holds it, and deletes it when that is wanted', async () => {
    memory.memory.copies = [HELD];
    await destroy();
    expect(words()).toContain('From this copy it can still be brought back: old.candor in /media/stick');
    expect(words()).not.toContain('No copy that Candor knows');
    await press('Delete this copy');
    expect(words()).toContain('They do not go to a trash.');
    await press('Delete');
    await until('that it is deleted', () => words().includes('One copy is deleted.'));
    expect(memory.memory.copies).toEqual([]);
  });

  it('offers to seal everything anew and to delete the copies from before', async () => {
    memory.memory.copies = [HELD];
    await destroy();
    await press('Seal anew and delete older copies');
    const field = document.querySelector<HTMLInputElement>('dialog input');
    if (!field) throw new Error('no passphrase is asked for');
    field.value = memory.memory.passphrase;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await tick();
    document.querySelector('dialog form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await press('Close without checking');
    await until('that it is sealed', () => words().includes('Everything is sealed anew, and a copy was made.'));
    expect(memory.calls.map((call) => call.name)).toContain('rekey');
    expect(memory.calls.map((call) => call.name)).not.toContain('recovery_confirm');
    expect(memory.memory.app.recovery_unchecked).toBe(true);
    expect(memory.memory.copies).toEqual([]);
  });
});
