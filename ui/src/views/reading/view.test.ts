// @vitest-environment jsdom
import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { flush } from '$lib/autosave.svelte';
import { useBackend, type Answer, type Id } from '$lib/backend';
import { memoryBackend, type MemoryBackend } from '$lib/backend/memory';
import { setLanguage } from '$lib/i18n';
import { go, route } from '$lib/router.svelte';
import { session } from '$lib/session.svelte';

import View from './View.svelte';

let memory: MemoryBackend;
let shown: Record<string, unknown> | undefined;
let inventory: Id;
let entries: Id[];

beforeAll(async () => {
  await setLanguage('en', 'en-GB');
  // jsdom has no layout.
  Object.assign(globalThis, { matchMedia: () => ({ matches: false }) });
  Element.prototype.scrollTo = () => undefined;
});

beforeEach(async () => {
  memory = memoryBackend();
  useBackend(memory);
  await memory.call('unlock', { secret: { kind: 'passphrase', text: memory.memory.passphrase } });
  await session.load();
  const draft = { title: 'Spring', started: '2026-11-01', finished: null, status: 'being_written' as const, sections: ['resentments'] };
  inventory = (await memory.call('inventory_create', { draft })).id;
  entries = [];
  for (const [name, text] of [['Marek', 'He told the crew.'], ['Dana', 'She rang.'], ['Tom', 'He laughed.']] as const) {
    const { id } = await memory.call('entry_create', { inventory, worksheet: 'resentments', after: null, under: null });
    const person = await memory.call('person_find_or_create', { name, kind: 'person' });
    const blank: Answer = { text: '', people: [], choices: [], pass: null, date: null, scale: null };
    const answer = (field: string, part: Partial<Answer>) =>
      memory.call('edit', { edit: { kind: 'answer', entry: id, field, answer: { ...blank, ...part } } });
    await answer('who', { people: [person.id] });
    await answer('cause', { text });
    entries.push(id);
  }
});

afterEach(leave);

async function leave(): Promise<void> {
  if (shown) await unmount(shown);
  shown = undefined;
  await flush();
  go('today');
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 0));
    await tick();
  }
  flushSync();
}

async function show(): Promise<void> {
  go(`reading/${inventory}`);
  shown = mount(View, { target: document.body });
  await settle();
}

/** What can be read: nothing of what is hidden. */
function words(): string {
  const copy = document.body.cloneNode(true) as HTMLElement;
  copy.querySelectorAll('[hidden]').forEach((each) => each.remove());
  return copy.textContent?.replace(/\s+/gu, ' ') ?? '';
}

async function key(name: string, target: EventTarget = document.activeElement ?? document.body): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true });
  target.dispatchEvent(event);
  await settle();
  return event;
}

function named(name: string): HTMLElement {
  const all = [...document.querySelectorAll<HTMLElement>('button, label')];
  const found = all.find((each) => each.textContent?.trim() === name || each.getAttribute('aria-label') === name);
  if (!found) throw new Error(`there is no ${name}: ${words()}`);
  return found;
}

describe('reading to somebody', () => {
  it('shows one entry at a time, turned by keys, with names as they were chosen', async () => {
    await show();
    expect(words()).toContain('M.');
    expect(words()).toContain('He told the crew.');
    expect(words()).not.toContain('Marek');
    expect(words()).not.toContain('She rang.');
    expect(words()).toContain('Resentments, 1 of 3');
    await key('ArrowRight');
    expect(words()).toContain('She rang.');
    await key('PageDown');
    await key(' ');
    expect(words()).toContain('That was the last one');
    await key('PageUp');
    await key('ArrowLeft');
    expect(words()).toContain('Resentments, 2 of 3');
  });

  it('goes on where it stopped, and from the beginning once it was read to the end', async () => {
    await show();
    await key('ArrowRight');
    await leave();
    await show();
    expect(words()).toContain('Resentments, 2 of 3');
    expect(words()).toContain('You stopped here.');
    named('Start from the beginning').click();
    await settle();
    expect(words()).toContain('Resentments, 1 of 3');
    for (let page = 0; page < 3; page += 1) await key('ArrowRight');
    await leave();
    await show();
    expect(words()).toContain('Resentments, 1 of 3');
    expect(words()).not.toContain('You stopped here.');
  });

  it('is covered by one key, from wherever one is, and uncovered only on purpose', async () => {
    await show();
    for (const cover of ['b', '.', 'Escape']) {
      await key(cover);
      expect(words()).not.toContain('He told the crew.');
      expect(document.activeElement?.textContent?.trim()).toBe('Go on');
      for (const other of ['x', 'ArrowRight', 'F1', 'PageDown']) expect((await key(other)).defaultPrevented).toBe(true);
      expect(words()).not.toContain('He told the crew.');
      await key(cover);
      expect(words()).toContain('He told the crew.');
    }
    const field = document.querySelector('textarea');
    field?.focus();
    expect((await key('b')).defaultPrevented).toBe(false);
    expect(words()).toContain('He told the crew.');
    await key('Escape');
    expect(words()).not.toContain('He told the crew.');
    named('Go on').click();
    await settle();
    expect(words()).toContain('He told the crew.');
  });

  it('leaves locking to the one key that locks', async () => {
    await show();
    await key('b');
    const lock = new KeyboardEvent('keydown', { key: 'l', ctrlKey: true, bubbles: true, cancelable: true });
    document.body.dispatchEvent(lock);
    expect(lock.defaultPrevented).toBe(false);
  });

  it('keeps what became of an entry: shared, to come back to, what was said', async () => {
    await show();
    await key('ArrowRight');
    named('Shared').querySelector('input')?.click();
    await settle();
    expect(words()).toContain('Shared ');
    named('Come back to this one').querySelector('input')?.click();
    await settle();
    const field = document.querySelector('textarea');
    if (field) field.value = 'She said it takes time.';
    field?.dispatchEvent(new Event('input', { bubbles: true }));
    await flush();
    const [reading] = memory.memory.tables.readings;
    expect(reading).toMatchObject({ entry: entries[1], come_back: true, said: 'She said it takes time.' });
    expect(reading?.shared).not.toBeNull();

    await key('ArrowRight');
    await key('ArrowRight');
    expect(words()).toContain('You wanted to come back to');
    [...document.querySelectorAll<HTMLElement>('.back button')][0]?.click();
    await settle();
    expect(words()).toContain('Resentments, 2 of 3');
  });

  it('remembers its own size of text, and goes back to Share', async () => {
    await show();
    await key('+');
    await key('+');
    expect(session.state.settings?.reading_size).toBe(135);
    expect(session.state.preferences.text_size).toBe(100);
    named('Close').click();
    expect(route.place).toBe(`share/${inventory}`);
  });

  it('reads nothing where the inventory is out of view', async () => {
    await memory.call('inventory_seal_away', { id: inventory });
    await show();
    expect(route.view).toBe('share');
    expect(words()).not.toContain('He told the crew.');
  });
});
