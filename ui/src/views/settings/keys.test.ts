import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { useBackend } from '$lib/backend';
import { memoryBackend, type MemoryBackend } from '$lib/backend/memory';
import { session } from '$lib/session.svelte';

import Settings from './View.svelte';

let made: MemoryBackend;
let view: ReturnType<typeof mount>;

beforeEach(async () => {
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
  made = memoryBackend();
  useBackend(made);
  await made.call('example_open', {});
  await session.load();
  view = mount(Settings, { target: document.body });
  flushSync();
});

afterEach(() => unmount(view));

const buttons = (name: string) =>
  [...document.querySelectorAll('button')].filter((each) => each.textContent?.trim() === name);

function press(name: string, which = 0): void {
  const button = buttons(name).at(which);
  if (!button) throw new Error(`there is no button ${name}`);
  button.click();
  flushSync();
}

function type(input: HTMLInputElement | null | undefined, text: string): void {
  if (!input) throw new Error('there is no field');
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
}

const fields = () => [...document.querySelectorAll<HTMLInputElement>('dialog input:not([type="radio"])')];
const submit = () => {
  document.querySelector<HTMLFormElement>('dialog form')?.requestSubmit();
  flushSync();
};
const calls = (name: string) => made.calls.filter((call) => call.name === name);

async function makeKey(): Promise<void> {
  press('Make a new one');
  type(fields()[0], 'kettle orbit sparrow');
  submit();
  await vi.waitFor(() => expect(document.querySelector('.keycard')).not.toBeNull());
  flushSync();
}

test('a new recovery key settles at Done, once its copy was checked', async () => {
  await makeKey();
  submit();
  expect(calls('recovery_confirm')).toHaveLength(0);
  type(document.querySelector<HTMLInputElement>('input.group'), 'm8gz4');
  await vi.waitFor(() => expect(document.querySelector('.right')?.textContent?.trim()).not.toBe(''));
  expect(calls('recovery_confirm')).toHaveLength(0);
  submit();
  await vi.waitFor(() => expect(calls('recovery_confirm')).toHaveLength(1));
  expect(session.state.recovery_unchecked).toBe(false);
});

test('a key that was made and never checked is said in Settings', async () => {
  await makeKey();
  press('Close without checking');
  await vi.waitFor(() => expect(session.state.recovery_unchecked).toBe(true));
  flushSync();
  expect(calls('recovery_confirm')).toHaveLength(0);
  expect(document.body.textContent).toContain('made and its copy never checked');
});

test('a change of the passphrase shuts the old one out unless only the words shall change', async () => {
  for (const shutOut of [true, false]) {
    press('Change');
    if (!shutOut) {
      const light = document.querySelectorAll<HTMLInputElement>('dialog input[type="radio"]')[1];
      light?.click();
      flushSync();
    }
    const [current, ...fresh] = fields();
    type(current, 'kettle orbit sparrow');
    for (const field of fresh) type(field, 'kettle orbit sparrow');
    submit();
    await vi.waitFor(() =>
      expect(calls('passphrase_change').at(-1)?.args).toMatchObject({ shut_out: shutOut }),
    );
    flushSync();
    if (shutOut) {
      await vi.waitFor(() => expect(document.querySelector('.keycard')).not.toBeNull());
      press('Close without checking');
    }
  }
  expect(calls('passphrase_change')).toHaveLength(2);
});
