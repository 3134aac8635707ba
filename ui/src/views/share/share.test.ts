// @vitest-environment jsdom
import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { flush } from '$lib/autosave.svelte';
import { useBackend, type Answer, type Id } from '$lib/backend';
import { memoryBackend, type MemoryBackend } from '$lib/backend/memory';
import { setLanguage } from '$lib/i18n';
import { notices } from '$lib/notice.svelte';
import { go, route } from '$lib/router.svelte';
import { session } from '$lib/session.svelte';
import { undo } from '$lib/undo.svelte';

import { gather, handedOver } from './gather';
import View from './View.svelte';

const SECTIONS = ['strengths', 'resentments', 'harms'];

let memory: MemoryBackend;
let shown: Record<string, unknown> | undefined;
let inventory: Id;

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
  Element.prototype.scrollIntoView = () => undefined;
});

beforeEach(async () => {
  memory = memoryBackend();
  useBackend(memory);
  await memory.call('unlock', { secret: { kind: 'passphrase', text: memory.memory.passphrase } });
  await session.load();
  const draft = { title: 'Spring', started: '2026-11-01', finished: null, status: 'being_written' as const, sections: SECTIONS };
  inventory = (await memory.call('inventory_create', { draft })).id;
  await write('resentments', 'Marek', { cause: 'He told the crew about the van.' });
  await write('resentments', 'Dana', { cause: 'Marek told her, and she rang 020 7946 0018.' });
  await write('harms', 'Ruth', { what: 'What I said before the wedding.' });
});

afterEach(async () => {
  if (shown) await unmount(shown);
  shown = undefined;
  await flush();
  go('today');
});

/** Writes an entry about somebody. */
async function write(worksheet: string, name: string, texts: Record<string, string>): Promise<Id> {
  const { id } = await memory.call('entry_create', { inventory, worksheet, after: null, under: null });
  const person = await memory.call('person_find_or_create', { name, kind: 'person' });
  const blank: Answer = { text: '', people: [], choices: [], pass: null, date: null, scale: null };
  const answer = (field: string, part: Partial<Answer>) =>
    memory.call('edit', { edit: { kind: 'answer', entry: id, field, answer: { ...blank, ...part } } });
  await answer(worksheet === 'harms' ? 'whom' : 'who', { people: [person.id] });
  for (const [field, text] of Object.entries(texts)) await answer(field, { text });
  return id;
}

async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  await tick();
  flushSync();
}

/** Waits until something holds, as a person would. */
async function until(what: string, holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 400; turn += 1) {
    await settle();
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`never: ${what}. On the page: ${words()}`);
}

const words = () => document.body.textContent?.replace(/\s+/gu, ' ') ?? '';
const sheet = () => document.querySelector('.sheet')?.textContent?.replace(/\s+/gu, ' ') ?? '';

async function show(place = 'share'): Promise<void> {
  go(place);
  shown ??= mount(View, { target: document.body });
  await until('the document', () => sheet() !== '');
}

function named(name: string): HTMLElement {
  const all = [...document.querySelectorAll<HTMLElement>('button, [role^="menuitem"], label, summary')];
  const called = (each: HTMLElement) => [each.textContent?.replace(/\s+/gu, ' ').trim(), each.getAttribute('aria-label')];
  const found = all.find((each) => called(each).includes(name)) ?? all.find((each) => called(each).some((own) => own?.startsWith(name)));
  if (!found) throw new Error(`there is no ${name}. On the page: ${words()}`);
  return found;
}

async function press(name: string): Promise<void> {
  named(name).click();
  await settle();
}

async function type(label: string, text: string): Promise<void> {
  const found = [...document.querySelectorAll('label')].find((each) => each.textContent === label);
  const field = document.getElementById(found?.htmlFor ?? '');
  if (!(field instanceof HTMLInputElement)) throw new Error(`nothing is labelled ${label}`);
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await settle();
}

const lastCall = (name: string) => memory.calls.filter((call) => call.name === name).at(-1)?.args as Record<string, unknown>;

describe('building a share', () => {
  it('shows the document, with names in the text changed until they are left', async () => {
    await show();
    expect(sheet()).toContain('R.');
    expect(sheet()).not.toContain('Marek');
    expect(words()).toContain('“Marek” is changed to M.');
    await press('Leave it as it was');
    await until('the name as it was', () => sheet().includes('Marek told her'));
    expect(words()).toContain('The name “Marek” is still in the text.');
  });

  it('puts what may still tell out of the document with one key, and back', async () => {
    await show();
    await press('Put “020 7946 0018” out');
    await until('the number put out', () => !sheet().includes('7946'));
    expect(sheet()).toContain('she rang …');
    await press('Put “020 7946 0018” out');
    await until('the number back', () => sheet().includes('7946'));
  });

  it('keeps what is chosen by itself: narrowed stays narrowed, whole takes in what is new', async () => {
    await show();
    await press('Choose entries and columns in Resentments');
    await press('Dana');
    await until('Dana left out', () => !sheet().includes('she rang'));
    await until('the choices kept', () => words().includes('Choices saved'));
    await write('resentments', 'Tom', { cause: 'He laughed.' });
    await write('harms', 'Ida', { what: 'I forgot her birthday.' });
    await unmount(shown ?? {});
    shown = undefined;
    go('today');
    await show();
    await until('what is new in a whole section', () => sheet().includes('I forgot her birthday.'));
    expect(sheet()).not.toContain('He laughed.');
    expect(words()).toContain('1 of 3');
  });

  it('moves a section with the arrow keys, and says where it is', async () => {
    await show();
    const order = () => [...document.querySelectorAll('.sheet h2')].map((each) => each.textContent);
    expect(order()).toEqual(['Resentments', 'Harms done to others']);
    const handle = named('Move Harms done to others');
    handle.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true }));
    await until('the harms first', () => order()[0] === 'Harms done to others');
  });

  it('takes in another inventory beside the first, and leaves it out again', async () => {
    const first = inventory;
    const draft = { title: 'Autumn', started: '2026-10-01', finished: null, status: 'being_written' as const, sections: SECTIONS };
    inventory = (await memory.call('inventory_create', { draft })).id;
    await write('harms', 'Ida', { what: 'I forgot her birthday.' });
    await show(`share/${first}`);
    expect(sheet()).not.toContain('I forgot');
    await press('Autumn');
    await until('both', () => sheet().includes('I forgot her birthday.'));
    const titles = [...document.querySelectorAll('.sheet section')].map((each) => each.querySelector('h2 + p')?.textContent ?? '');
    expect(titles).toEqual(['', 'Spring', 'Autumn']);
    await press('Autumn');
    await until('the first alone', () => !sheet().includes('I forgot'));
  });

  it('has a title page with a neutral title or words of one’s own', async () => {
    await show();
    await press('Neutral');
    await until('a title', () => document.querySelector('.sheet .title')?.textContent === 'Document');
    await press('My own words');
    await type('Words on the title page', 'For Ruth');
    await until('the words', () => document.querySelector('.sheet .title')?.textContent === 'For Ruth');
    await press('None');
    await until('no title', () => document.querySelector('.sheet .title') === null);
  });

  it('saves choices under a name, opens, renames and forgets them', async () => {
    await show();
    await press('Nature only');
    await press('Saved choices');
    await press('Save these choices');
    await type('What to call them', 'For Ruth');
    document.querySelector('form#share-choices-form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await until('the name on the button', () => words().includes('For Ruth'));
    const saved = memory.memory.tables.choices.find((each) => each.name === 'For Ruth');
    expect(saved?.choices).toMatchObject({ names: 'nature' });

    await press('Full names');
    await until('whole names', () => sheet().includes('Marek'));
    await press('Saved choices: For Ruth');
    await press('Let “For Ruth” go');
    await until('it gone', () => !memory.memory.tables.choices.some((each) => each.name !== ''));
    expect(sheet()).toContain('Marek');
    await undo();
    await until('it back', () => memory.memory.tables.choices.some((each) => each.name === 'For Ruth'));
    go(`share/${saved?.id}`);
    await until('its level of names', () => !sheet().includes('Marek'));
  });
});

describe('what is read out', () => {
  it('is what was on the screen, also where choices under a name were changed and not saved', async () => {
    await session.settle({ share_note_read: true });
    await show();
    await press('Saved choices');
    await press('Save these choices');
    await type('What to call them', 'For Ruth');
    document.querySelector('form#share-choices-form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await until('the name on the button', () => words().includes('For Ruth'));
    await press('Put “020 7946 0018” out');
    await until('the number put out', () => !sheet().includes('7946'));
    await press('Read on screen');
    await until('the way to reading', () => route.view === 'reading');
    const { chosen } = await gather(route.params[0], handedOver());
    expect([...chosen.hidden]).toEqual(['020 7946 0018']);
    // After the journal was locked there is nothing but what was kept.
    expect([...(await gather(route.params[0], undefined)).chosen.hidden]).toEqual(['020 7946 0018']);
    // Back on the page it is as it was left.
    await unmount(shown ?? {});
    shown = undefined;
    await show(`share/${inventory}`);
    expect(sheet()).not.toContain('7946');
    expect(words()).toContain('For Ruth');
  });
});

describe('what leaves', () => {
  it('is told of the law first, sealed with words that are shown once, and remembered in the list', async () => {
    await show();
    await press('Sealed file');
    expect(words()).toContain('not protected by law');
    await press('I have read this');
    await until('proposed words', () => (document.querySelector('dialog .words')?.textContent ?? '') !== '');
    const proposed = document.querySelector('dialog .words')?.textContent ?? '';
    await type('For whom', 'Ruth');
    await press('Choose a place and write it');
    await until('the file', () => words().includes('It is shown only here'));
    expect(lastCall('share_export')).toMatchObject({ format: 'sealed_html', passphrase: proposed, to_whom: 'Ruth' });
    expect(words()).toContain(proposed);
    await press('Close');
    expect(words()).not.toContain(proposed);
    expect(session.state.settings?.share_note_read).toBe(true);

    await until('the list', () => words().includes('Files that were written'));
    expect(words()).toContain('For Ruth');
    await press('Delete the file');
    await press('Delete it');
    await until('it gone', () => words().includes('Document.html gone'));
    expect(notices.at(-1)?.text).toContain('The place was checked: it is gone.');
    await press('Forget this line');
    await until('the list empty', () => !words().includes('Files that were written'));
  });

  it('is not sealed with a passphrase of one’s own before it is typed alike twice', async () => {
    await session.settle({ share_note_read: true });
    await show();
    await press('Sealed file');
    await press('My own');
    await type('Passphrase for this file', 'lantern orchard seventeen');
    await press('Choose a place and write it');
    expect(memory.calls.some((call) => call.name === 'share_export')).toBe(false);
    expect(words()).toContain('The two are not the same.');
    await type('Type it once more', 'lantern orchard seventeen');
    await press('Choose a place and write it');
    await until('the file', () => words().includes('It is shown only here'));
    expect(lastCall('share_export')).toMatchObject({ passphrase: 'lantern orchard seventeen' });
  });

  it('says before writing what a PDF cannot show', async () => {
    await write('harms', '王', { what: '我说的话' });
    await session.settle({ share_note_read: true });
    await show();
    await press('PDF or print');
    await until('the characters', () => words().includes('The PDF cannot show these characters'));
  });
});

describe('afterwards', () => {
  it('copies the harms to the list once', async () => {
    await write('harms', 'Ida', { what: 'I forgot her birthday.' });
    await show();
    await press('Copy the harms to Step 8');
    await until('how many', () => words().includes('2 are on the list now.'));
    await press('Copy the harms to Step 8');
    await until('that all are there', () => words().includes('All of them are on the list already.'));
    expect(memory.memory.tables.amends).toHaveLength(2);
  });

  it('marks it as shared only when it is told to', async () => {
    await show();
    await press('Mark it as shared');
    await until('the status', () => memory.memory.tables.inventories[0]?.status === 'shared');
  });

  it('seals it away, and brings it back with an undo', async () => {
    await show();
    await press('Seal it away');
    await until('it out of view', () => words().includes('There is nothing to share yet'));
    expect(memory.memory.tables.sealed).toHaveLength(1);
    await undo();
    await until('it back', () => sheet().includes('He told the crew'));
  });

  it('destroys it for whoever knows the passphrase, and says what came of it', async () => {
    await show();
    await press('Destroy it');
    await type('Passphrase', 'not the passphrase');
    const submit = () => document.querySelector('form#destroy-form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    submit();
    await until('that it did not open', () => words().includes('did not open it'));
    expect(memory.memory.tables.inventories).toHaveLength(1);
    await type('Passphrase', memory.memory.passphrase);
    submit();
    await until('the result', () => words().includes('It is gone from the notebook.'));
    expect(words()).toContain('This copy was written anew without it:');
    expect(words()).toContain('Candor cannot know of copies that were made without it.');
    await press('Close');
    await until('nothing to share', () => words().includes('There is nothing to share yet'));
    expect(route.view).toBe('share');
  });
});
