import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { BackendError, useBackend, type AppError, type LyingCopy } from '$lib/backend';
import { memoryBackend, type MemoryBackend } from '$lib/backend/memory';
import { session } from '$lib/session.svelte';

import Lock from './View.svelte';

let made: MemoryBackend;
let lock: ReturnType<typeof mount>;

beforeEach(async () => {
  made = memoryBackend();
  useBackend(made);
  await session.load();
  lock = mount(Lock, { target: document.body });
  flushSync();
});

afterEach(() => unmount(lock));

const field = () => document.querySelector<HTMLInputElement>('form input');
const button = (name: string) =>
  [...document.querySelectorAll('button')].find((each) => each.textContent?.trim() === name);

function attempt(text: string): void {
  const input = field();
  if (!input) throw new Error('there is no field');
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  document.querySelector('form')?.requestSubmit();
  flushSync();
}

/** Has the next attempt fail. */
function failWith(error: AppError): void {
  const { call } = made;
  made.call = (name, args) => {
    if (name !== 'unlock') return call(name, args);
    made.call = call;
    return Promise.reject(new BackendError(error));
  };
}

test('a wrong passphrase is told in words, and what was typed stays', async () => {
  attempt('orbit kettle');
  expect(button('Opening')).toBeDefined();
  await vi.waitFor(() => expect(document.body.textContent).toContain('That passphrase did not open it'));
  expect(field()?.value).toBe('orbit kettle');
  expect(field()?.getAttribute('aria-invalid')).toBe('true');
  expect(session.state.phase).toBe('locked');
});

test('the right one opens, and leads back to where the person was', async () => {
  await made.call('example_open', {});
  await made.call('place_remember', { place: 'steps/4' });
  made.memory.app.phase = 'locked';
  attempt('kettle orbit sparrow');
  await vi.waitFor(() => expect(session.state.phase).toBe('unlocked'));
  expect(location.hash).toBe('#/steps/4');
});

test('the recovery key can be typed instead, and is seen while it is', async () => {
  button('Use a recovery key instead')?.click();
  flushSync();
  expect(field()?.type).toBe('text');
  attempt('7kqm2');
  await vi.waitFor(() => expect(document.body.textContent).toContain('recovery key does not fit'));
  expect(made.calls.at(-1)?.args).toEqual({ secret: { kind: 'recovery_key', text: '7kqm2' } });
});

const copyOf = (day: number): LyingCopy => ({
  at: `1999-11-${String(day)}T18:20:00+00:00`,
  kept_at: day === 15 ? 'beside' : 'second',
  place: { folder: day === 15 ? '~/journal/Copies' : '/media/stick', file: `copy-00${String(day)}.candor` },
});

test('a damaged file is called damaged, its copies are named by day and place, and it can be read with what was typed', async () => {
  failWith({ code: 'damaged', readable: true, torn: false, copies: [15, 14, 13, 12].map(copyOf) });
  attempt('kettle orbit sparrow');
  await vi.waitFor(() => expect(document.querySelector('h1')?.textContent).toBe('This file did not open cleanly'));
  const items = [...document.querySelectorAll('li')].map((each) => each.textContent);
  expect(items).toHaveLength(3);
  expect(items[0]).toMatch(/15 November 1999.*Beside the notebook: ~\/journal\/Copies\/copy-0015\.candor/s);
  expect(items[1]).toMatch(/14 November 1999.*second place: \/media\/stick\/copy-0014\.candor/s);
  expect(document.body.textContent).toContain('There is one more');
  expect(document.body.textContent).not.toContain('passphrase did not open');
  button('Open this one for reading only')?.click();
  await vi.waitFor(() => expect(session.state.reading_only).toBe(true));
});

test('a file of two moments says what happened, what is safe, and what can be done', async () => {
  failWith({ code: 'damaged', readable: true, torn: true, copies: [copyOf(15)] });
  attempt('kettle orbit sparrow');
  await vi.waitFor(() => expect(document.querySelector('h1')?.textContent).toContain('two moments'));
  expect(document.body.textContent).toMatch(/copied or cut while.*Nothing has been changed\..*copy-0015\.candor.*-wal.*brought back/s);
  button('Choose a copy')?.click();
  await vi.waitFor(() => expect(document.querySelector('h1')?.textContent).toBe('Copies'));
});

test('a file that is open elsewhere, newer, or gone has its own words, and the field is not called wrong', async () => {
  for (const [code, words] of [
    ['already_open', 'another window'],
    ['newer_format', 'newer Candor'],
    ['missing', 'not where it was'],
  ] as const) {
    failWith({ code });
    attempt('kettle orbit sparrow');
    await vi.waitFor(() => expect(document.body.textContent).toContain(words));
    expect(field()?.hasAttribute('aria-invalid')).toBe(false);
  }
});

test('a disk that knows no locks, or may not be written to, is called that, and reading is offered', async () => {
  for (const [code, words] of [
    ['no_locks', 'keep two programs from writing'],
    ['read_only', 'can only be read'],
    ['unreadable', 'did not give back a part'],
  ] as const) {
    failWith({ code });
    attempt('kettle orbit sparrow');
    await vi.waitFor(() => expect(document.body.textContent).toContain(words));
    expect(document.body.textContent).not.toContain('another window');
    expect(field()?.hasAttribute('aria-invalid')).toBe(false);
  }
  button('Open this one for reading only')?.click();
  await vi.waitFor(() => expect(session.state.reading_only).toBe(true));
});

test('a file in which something foreign would run is told, and reading is offered only where nothing runs by that', async () => {
  failWith({ code: 'foreign_schema', readable: false });
  attempt('kettle orbit sparrow');
  await vi.waitFor(() => expect(document.body.textContent).toContain('reading it would run'));
  expect(button('Open this one for reading only')).toBeUndefined();
  failWith({ code: 'foreign_schema', readable: true });
  attempt('kettle orbit sparrow');
  await vi.waitFor(() => expect(document.body.textContent).toContain('would run when you write'));
  expect(field()?.hasAttribute('aria-invalid')).toBe(false);
  button('Open this one for reading only')?.click();
  await vi.waitFor(() => expect(session.state.reading_only).toBe(true));
});

test('nothing on it says what the notebook is for', () => {
  expect(document.body.textContent).not.toMatch(/step|sober|recover(?!y key)|addict|amends|inventory|journal|12/i);
});

test('a file that asks for unusual work is asked about before anything is tried, and tried once it was agreed to', async () => {
  failWith({ code: 'cost_unusual', times: 86, memory_mib: 2048 });
  attempt('kettle orbit sparrow');
  await vi.waitFor(() => expect(document.querySelector('h1')?.textContent).toBe('This file asks for unusual work'));
  expect(document.activeElement).toBe(document.querySelector('h1'));
  expect(document.body.textContent).toMatch(/about .?86.? times .* .?2 GiB.? of memory/);
  button('Leave it')?.click();
  await vi.waitFor(() => expect(document.activeElement).toBe(field()));
  expect(field()?.value).toBe('kettle orbit sparrow');
  expect(made.calls.some((call) => call.name === 'cost_accept')).toBe(false);

  failWith({ code: 'cost_unusual', times: 86, memory_mib: 2048 });
  attempt('kettle orbit sparrow');
  await vi.waitFor(() => expect(button('Try it all the same')).toBeDefined());
  button('Try it all the same')?.click();
  await vi.waitFor(() => expect(session.state.phase).toBe('unlocked'));
  expect(made.calls.map((call) => call.name).slice(-2)).toEqual(['cost_accept', 'unlock']);
});

test('a try that takes long can be stopped, and says that nothing was changed', async () => {
  vi.useFakeTimers();
  try {
    const { call } = made;
    let end: (reason: unknown) => void = () => undefined;
    made.call = (name, args) => {
      if (name === 'unlock') return new Promise((_, reject) => (end = reject));
      if (name === 'work_stop') end(new BackendError({ code: 'stopped' }));
      return call(name, args);
    };
    attempt('kettle orbit sparrow');
    expect(button('Stop')).toBeUndefined();
    await vi.advanceTimersByTimeAsync(2500);
    flushSync();
    button('Stop')?.click();
    await vi.advanceTimersByTimeAsync(10);
    flushSync();
    expect(document.body.textContent).toContain('It was stopped. Nothing has been changed.');
    expect(button('Stop')).toBeUndefined();
    expect(field()?.value).toBe('kettle orbit sparrow');
    expect(field()?.getAttribute('aria-invalid')).not.toBe('true');
  } finally {
    vi.useRealTimers();
  }
});
