// @vitest-environment jsdom
import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import { setLanguage } from '$lib/i18n';

import Calendar from './Calendar.svelte';
import TagField from './TagField.svelte';
import Toolbar from './Toolbar.svelte';

let shown: Record<string, unknown> | undefined;

beforeAll(() => setLanguage('en', 'en-GB'));
afterEach(async () => {
  if (shown) await unmount(shown);
  shown = undefined;
});

/** Presses a key where the focus is. */
async function press(key: string, more: KeyboardEventInit = {}): Promise<void> {
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  await tick();
  flushSync();
}

const focused = () => document.activeElement?.getAttribute('aria-label');
const button = (name: string) =>
  [...document.querySelectorAll('button')].find((each) => (each.getAttribute('aria-label') ?? each.textContent).trim() === name);

describe('the calendar', () => {
  function show(onchoose = vi.fn()) {
    const props = { selected: '2020-11-18', written: new Set(['2020-11-19']), onchoose };
    shown = mount(Calendar, { target: document.body, props });
    flushSync();
    return onchoose;
  }

  it('is one tab stop, says which days have writing, and moves by keys', async () => {
    show();
    const stops = document.querySelectorAll<HTMLElement>('td button[tabindex="0"]');
    expect(stops).toHaveLength(1);
    stops[0]?.focus();
    expect(focused()).toBe('18 November 2020');
    await press('ArrowRight');
    expect(focused()).toBe('19 November 2020, has writing');
    await press('PageDown');
    expect(focused()).toBe('19 December 2020');
    expect(document.querySelector('h2')?.textContent).toBe('December 2020');
    await press('ArrowDown');
    expect(focused()).toBe('26 December 2020');
    await press('ArrowDown');
    expect(focused()).toBe('2 January 2021');
  });

  it('tells which day was chosen', () => {
    const onchoose = show();
    button('19 November 2020, has writing')?.click();
    expect(onchoose).toHaveBeenCalledWith('2020-11-19');
  });
});

describe('the tag field', () => {
  async function show(tags: string[], onchange = vi.fn()) {
    shown = mount(TagField, { target: document.body, props: { tags, known: ['work'], onchange, onfilter: vi.fn() } });
    flushSync();
    button('Tag')?.click();
    await tick();
    await tick();
    flushSync();
    return onchange;
  }

  async function type(text: string): Promise<void> {
    const input = document.activeElement as HTMLInputElement;
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await tick();
  }

  it('adds on Enter', async () => {
    const onchange = await show(['ruth']);
    await type('#fear');
    await press('Enter');
    expect(onchange).toHaveBeenCalledWith(['ruth', 'fear']);
  });

  it('takes the last one off on Backspace, only while it is empty', async () => {
    const onchange = await show(['ruth', 'fear']);
    await type('x');
    await press('Backspace');
    expect(onchange).not.toHaveBeenCalled();
    await type('');
    await press('Backspace');
    expect(onchange).toHaveBeenCalledWith(['ruth']);
  });

  it('leaves Enter alone while an input method is composing', async () => {
    const onchange = await show([]);
    await type('かな');
    await press('Enter', { isComposing: true });
    expect(onchange).not.toHaveBeenCalled();
  });
});

it('the toolbar is one tab stop that arrows move through', async () => {
  const onformat = vi.fn();
  const onleave = vi.fn();
  shown = mount(Toolbar, {
    target: document.body,
    props: { formats: new Set(['italic'] as const), controls: 'field', onformat, onleave },
  });
  flushSync();
  expect(document.querySelectorAll('[role="toolbar"] [tabindex="0"]')).toHaveLength(1);
  expect(button('Italic')?.getAttribute('aria-pressed')).toBe('true');
  button('Heading')?.focus();
  await press('ArrowRight');
  expect(focused()).toBe('Bold');
  await press('End');
  expect(focused()).toBe('Quotation');
  await press('ArrowRight');
  expect(focused()).toBe('Heading');
  button('Italic')?.click();
  expect(onformat).toHaveBeenCalledWith('italic');
  await press('Escape');
  expect(onleave).toHaveBeenCalled();
});
