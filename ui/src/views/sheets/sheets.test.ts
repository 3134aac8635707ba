// @vitest-environment jsdom
import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { flush } from '$lib/autosave.svelte';
import { BackendError, useBackend, type WorksheetDraft } from '$lib/backend';
import { memoryBackend, type MemoryBackend } from '$lib/backend/memory';
import bindings from '$lib/backend/bindings.ts?raw';
import { errorText } from '$lib/errors';
import { has, setLanguage } from '$lib/i18n';
import { people } from '$lib/people.svelte';
import { go, route } from '$lib/router.svelte';
import { session } from '$lib/session.svelte';
import { undo } from '$lib/undo.svelte';

import { blankDraft, blankField, inKind, moved, sound, withChoice } from './draft';
import View from './View.svelte';

describe('a draft', () => {
  it('is kept once it has a title and a question, without the questions that have no words', () => {
    const draft = blankDraft('sheet');
    expect(sound(draft)).toBeNull();
    const field = { ...blankField(), question: 'What now?' };
    expect(sound({ ...draft, fields: [field] })).toBeNull();
    expect(sound({ ...draft, title: 'Mine', fields: [blankField(), field] })?.fields).toEqual([field]);
    expect(sound({ ...draft, title: ' ', fields: [field] })).toBeNull();
  });

  it('asks another question when it asks in another kind, and the same again when it goes back', () => {
    const field = { ...blankField(), question: 'Which?' };
    const choosing = inKind(field, 'choices', field);
    expect(choosing.id).not.toBe(field.id);
    expect(choosing.own_choices).toBe(true);
    expect(inKind(choosing, 'scale', field).choices).toEqual([]);
    expect(inKind(choosing, 'text', field)).toEqual(field);
  });

  it('names choices by their words, so that the same words mean the same', () => {
    let choices = withChoice([], '  Self-pity ');
    choices = withChoice(choices, 'self-pity');
    choices = withChoice(choices, 'הפחד שלי');
    choices = withChoice(choices, 'self pity');
    choices = withChoice(choices, '?!');
    expect(choices.map(({ id, label }) => [id, label])).toEqual([
      ['self_pity', 'Self-pity'],
      ['הפחד_שלי', 'הפחד שלי'],
      ['self_pity_2', 'self pity'],
      ['choice', '?!'],
    ]);
  });

  it('moves a question no further than the ends', () => {
    const [a, b, c] = [blankField(), blankField(), blankField()];
    expect(moved([a, b, c], 0, 1)).toEqual([b, a, c]);
    expect(moved([a, b, c], 2, -1)).toEqual([a, c, b]);
    expect(moved([a, b, c], 2, 1)).toEqual([a, b, c]);
    expect(moved([a, b, c], 0, -1)).toEqual([a, b, c]);
  });
});

describe('a faulty file', () => {
  beforeAll(() => setLanguage('en', 'en-GB'));

  it('has words for every reason, with the line', () => {
    const union = /export type FileReason = ([^;]*);/.exec(bindings)?.[1] ?? '';
    const reasons = [...union.matchAll(/"(\w+)"/g)].map((match) => match[1] ?? '');
    expect(reasons.length).toBeGreaterThan(15);
    expect(reasons.filter((reason) => !has(`sheets-fault-${reason}`))).toEqual([]);
    const told = errorText(new BackendError({ code: 'worksheet_file', line: 12, reason: 'twice' }));
    expect(told).toMatch(/^Line 12 of the file: The same name stands here twice\. Nothing has been changed\./);
    expect(errorText({ code: 'worksheet_file', line: 0, reason: 'too_large' })).toMatch(/^It is larger/);
  });
});

describe('the view', () => {
  let memory: MemoryBackend;
  let shown: Record<string, unknown> | undefined;

  beforeAll(async () => {
    await setLanguage('en', 'en-GB');
    // jsdom knows the element and not what it does.
    HTMLDialogElement.prototype.showModal = function () {
      this.open = true;
    };
    HTMLDialogElement.prototype.close = function () {
      this.open = false;
      this.dispatchEvent(new Event('close'));
    };
  });
  beforeEach(async () => {
    memory = memoryBackend({ phase: 'unlocked' });
    useBackend(memory);
    await session.load();
    await people.load();
  });
  afterEach(async () => {
    if (shown) await unmount(shown);
    shown = undefined;
    await flush();
    go('today');
  });

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 20; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      await tick();
    }
    flushSync();
  }

  async function show(place: string): Promise<void> {
    go(place);
    shown ??= mount(View, { target: document.body });
    await settle();
  }

  const words = () => document.body.textContent?.replace(/\s+/gu, ' ') ?? '';
  const labelled = (label: string) => {
    const named = [...document.querySelectorAll<HTMLLabelElement>('label[for]')].find((each) => each.textContent === label);
    const field = document.querySelector<HTMLInputElement>(`[aria-label="${label}"]`) ?? document.getElementById(named?.htmlFor ?? '');
    if (!(field instanceof HTMLElement)) throw new Error(`nothing is labelled ${label}`);
    return field as HTMLInputElement;
  };
  async function type(label: string, text: string): Promise<void> {
    const field = labelled(label);
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
  }
  async function press(name: string): Promise<void> {
    const button = [...document.querySelectorAll<HTMLElement>('button, a')].find(
      (each) => each.textContent?.trim() === name || each.getAttribute('aria-label') === name,
    );
    if (!button) throw new Error(`there is no ${name}`);
    if (button instanceof HTMLAnchorElement) go(button.hash.replace(/^#\//u, ''));
    else button.click();
    await settle();
  }
  const own = () => memory.memory.tables.worksheets;

  it('shows the tools that stand by themselves, and no section of an inventory', async () => {
    await show('sheets');
    expect(words()).toContain('Thought record');
    expect(words()).toContain('Evening review');
    expect(words()).not.toContain('Resentments');
    expect(words()).toContain('stands here once it is made');
  });

  it('makes a pack as it is written, fills it, and finds it again', async () => {
    await show('sheets/new?kind=pack');
    await type('Title', 'Before Step 2');
    expect(own()).toEqual([]);
    expect(words()).toContain('It is saved once it has a title and a question.');
    await type('Question', 'Where have I seen hope?');
    await flush();
    const made = own()[0];
    expect(made?.draft.fields.map((field) => field.question)).toEqual(['Where have I seen hope?']);
    expect(route.place).toBe(`sheets/${made?.id}?edit`);
    await press('Add a question');
    expect(own()[0]?.draft.fields).toHaveLength(1);
    const second = document.querySelectorAll<HTMLTextAreaElement>('[data-field="1"] textarea')[0];
    expect(document.activeElement).toBe(second);
    if (second) second.value = 'What do I doubt?';
    second?.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
    await press('Move question 2 up (Alt ↑)');
    await flush();
    expect(own()[0]?.draft.fields.map((field) => field.question)).toEqual(['What do I doubt?', 'Where have I seen hope?']);
    await press('Done');
    expect(route.place).toBe(`sheets/${made?.id}`);
    expect(words()).toContain('What do I doubt?');
    await type('What do I doubt?', 'Nearly all of it.');
    await flush();
    const entry = memory.memory.tables.entries[0];
    expect(entry).toMatchObject({ worksheet: made?.id, inventory: null });
    await show('sheets');
    await show(`sheets/${made?.id}`);
    expect(labelled('What do I doubt?').value).toBe('Nearly all of it.');
  });

  it('opens a blank page that exists from its first word on, and lists it by its title alone', async () => {
    await show('sheets/thought_record');
    expect(words()).not.toContain('Filled so far');
    await press('Fill one');
    expect(memory.memory.tables.entries).toEqual([]);
    const [field] = [...document.querySelectorAll<HTMLTextAreaElement>('textarea')];
    if (field) field.value = 'The call that did not come';
    field?.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
    await flush();
    const [entry] = memory.memory.tables.entries;
    expect(route.place).toBe(`sheets/thought_record/${entry?.id}`);
    expect(document.querySelector('textarea')?.value).toBe('The call that did not come');
    await show('sheets/thought_record');
    expect(words()).toContain('The call that did not come');
    await show(`sheets/thought_record/${entry?.id}`);
    await undo();
    await undo();
    await settle();
    expect(memory.memory.tables.entries).toEqual([]);
    expect(route.place).toBe('sheets/thought_record');
  });

  it('carries a pack out and in, after a look at it, and lets it go when it is left', async () => {
    const draft: WorksheetDraft = {
      ...blankDraft('pack'), title: 'Mine', fields: [{ ...blankField(), question: 'What helps?', heading: 'Today' }],
    };
    const { id } = await memory.call('worksheet_create', { draft });
    await show(`sheets/${id}`);
    await press('More');
    await press('Save it to a file');
    await press('Choose a place');
    await show('sheets');
    await press('Take one in from a file');
    expect(words()).toContain('Nothing has been taken in yet.');
    expect(words()).toContain('What helps?');
    await press('Leave it');
    expect(own()).toHaveLength(1);
    expect(memory.calls.at(-1)).toEqual({ name: 'worksheet_take_in', args: { accept: false } });
    await press('Take one in from a file');
    await press('Take it in');
    expect(own()).toHaveLength(2);
    expect(own()[1]?.draft).toEqual(draft);
    expect(route.place).toBe(`sheets/${own()[1]?.id}`);
  });

  it('puts one’s own worksheet in the trash with what was filled in, and gets both back', async () => {
    const draft = { ...blankDraft('sheet'), title: 'Mine', fields: [{ ...blankField(), question: 'What helps?' }] };
    const { id } = await memory.call('worksheet_create', { draft });
    await memory.call('entry_create', { inventory: null, worksheet: id, after: null, under: null });
    await show(`sheets/${id}`);
    expect(words()).toContain('Without words yet');
    await press('More');
    await press('Delete this worksheet');
    expect(own()).toEqual([]);
    expect(memory.memory.tables.entries).toEqual([]);
    expect(route.place).toBe('sheets');
    await undo();
    await settle();
    expect(memory.memory.tables.entries).toHaveLength(1);
    expect(words()).toContain('Mine');
  });
});
