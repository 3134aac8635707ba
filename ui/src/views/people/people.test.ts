import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { flush } from '$lib/autosave.svelte';
import { useBackend, type Answer, type Person, type PersonDraft } from '$lib/backend';
import { memoryBackend, type MemoryBackend } from '$lib/backend/memory';
import { setLanguage } from '$lib/i18n';
import { dismiss, notices } from '$lib/notice.svelte';
import { matching, meant, people } from '$lib/people.svelte';
import { go, route } from '$lib/router.svelte';
import { session } from '$lib/session.svelte';
import { undo } from '$lib/undo.svelte';

import PeopleField from '$components/PeopleField.svelte';
import { draftOf, namesIn } from './people';
import View from './View.svelte';

let made: MemoryBackend;
let view: ReturnType<typeof mount> | null = null;

beforeEach(async () => {
  // jsdom has no modal dialogs, and lays nothing out.
  Element.prototype.scrollIntoView = () => undefined;
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
  made = memoryBackend({ phase: 'unlocked' });
  useBackend(made);
  await session.load();
  setLanguage('en', 'en-GB');
  await people.load();
  go('people');
  for (const { key } of [...notices]) dismiss(key);
});

afterEach(async () => {
  await flush();
  if (view) await unmount(view);
  view = null;
});

async function person(name: string, more: Partial<PersonDraft> = {}): Promise<Person> {
  const somebody = await made.call('person_find_or_create', { name, kind: more.kind ?? 'person' });
  await made.call('edit', { edit: { kind: 'person', id: somebody.id, draft: { ...draftOf(somebody), ...more } } });
  return { ...somebody, ...more };
}

/** A resentment that names people, with a cause. */
async function resentment(who: string[], cause: string): Promise<string> {
  const [inventory = await made.call('inventory_create', {
    draft: { title: 'Spring', started: '2026-11-01', finished: null, status: 'being_written', sections: ['resentments'] },
  })] = await made.call('inventories_list', {});
  const entry = await made.call('entry_create', { inventory: inventory.id, worksheet: 'resentments', after: null, under: null });
  const answer: Answer = { text: '', people: [], choices: [], pass: null, date: null, scale: null };
  await made.call('edit', { edit: { kind: 'answer', entry: entry.id, field: 'who', answer: { ...answer, people: who } } });
  await made.call('edit', { edit: { kind: 'answer', entry: entry.id, field: 'cause', answer: { ...answer, text: cause } } });
  return `inventory/${inventory.id}/resentments/${entry.id}`;
}

/** Opens the view and waits for what it reads. */
async function show(place = 'people'): Promise<void> {
  go(place);
  view = mount(View, { target: document.body });
  await vi.waitFor(() => expect(document.querySelector(place === 'people' ? '[data-person], .empty' : '.person h3')).not.toBeNull());
}

const read = (selector: string) =>
  [...document.querySelectorAll(selector)].map((each) => each.textContent.trim().replace(/\s+/gu, ' '));
const named = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('button, [role^=menuitem], [role=option]')].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent).trim() === name,
  );
const labelled = <Control extends HTMLElement = HTMLInputElement>(label: string): Control => {
  const found = [...document.querySelectorAll('label')].find((each) => each.textContent.trim() === label);
  return (found?.htmlFor ? document.getElementById(found.htmlFor) : found?.querySelector('input')) as Control;
};

function type(control: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  control.focus();
  control.value = text;
  control.dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
}

async function press(key: string): Promise<void> {
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  await tick();
  flushSync();
}

async function menu(entry: string, name: string): Promise<void> {
  named(`More about ${name}`)?.click();
  flushSync();
  named(entry)?.click();
  await tick();
}

const stored = (id: string) => made.memory.tables.people.find((each) => each.id === id);

test('the list says who there is, what they are and in how many places, and is looked through by any name', async () => {
  const ana = await person('Ana Ruiz', { aliases: ['Nita'] });
  await person('The bank', { kind: 'institution' });
  await resentment([ana.id], 'She left');
  await made.call('amends_create', { person: ana.id, harm: 'I shouted' });
  await show();
  await vi.waitFor(() => expect(read('[data-person]')).toEqual(['Ana Ruiz in 2 places', 'The bank institution linked nowhere']));

  type(labelled('Find a name'), 'NÍTA');
  expect(read('[data-person]')).toEqual(['Ana Ruiz Nita in 2 places']);
  expect(named('Add NÍTA')).toBeUndefined();
  await press('Enter');
  expect(route.place).toBe(`people/${ana.id}`);
});

test('a list with nobody says so quietly, and a name that is not there can be added', async () => {
  await show();
  expect(read('.empty')).toEqual(['No one is named yet. Names come here as you write them.']);
  type(labelled('Find a name'), 'Tom');
  named('Add Tom')?.click();
  await vi.waitFor(() => expect(read('.person h2')).toEqual(['Tom']));
});

test('a page has everything that speaks of somebody, as links to where it stands', async () => {
  const ana = await person('Ana', { aliases: ['Nita'] });
  const entry = await resentment([ana.id], 'She left');
  const amends = await made.call('amends_create', { person: ana.id, harm: 'I shouted' });
  const other = await resentment([], 'Took Nita’s side');
  await show(`people/${ana.id}`);
  expect(read('.linked h4')).toEqual(['Resentments · Spring', 'Amends', 'The name stands in other texts too']);
  const links = [...document.querySelectorAll('.linked a')].map((link) => link.getAttribute('href'));
  expect(links).toEqual([`#/${entry}`, `#/amends/${amends.id}`, `#/${other}`]);
  expect(read('.linked mark')).toEqual(['Nita']);
});

test('what is typed of somebody is written by itself, an empty name is not, and undo shows what was there', async () => {
  const ana = await person('Ana');
  await show(`people/${ana.id}`);
  type(labelled('Name'), 'Anna');
  expect(read('.person h2')).toEqual(['Anna']);
  expect(read('[data-person] bdi')).toEqual(['Anna']);
  type(labelled<HTMLTextAreaElement>('Other names'), 'Nita\n\n  Mum \n');
  expect(labelled<HTMLTextAreaElement>('Other names').value).toBe('Nita\n\n  Mum \n');
  labelled('An institution').click();
  await flush();
  expect(stored(ana.id)).toMatchObject({ name: 'Anna', aliases: ['Nita', 'Mum'], kind: 'institution' });

  type(labelled('Name'), '  ');
  expect(read('.problem')).toEqual(['A name is needed here. Until there is one, Anna is kept.']);
  await flush();
  expect(stored(ana.id)?.name).toBe('Anna');

  await undo();
  await undo();
  await undo();
  await vi.waitFor(() => expect(labelled('Name').value).toBe('Ana'));
  expect(labelled<HTMLTextAreaElement>('Other names').value).toBe('');
});

test('the writer is one only', async () => {
  const me = await person('Me', { kind: 'myself' });
  const ana = await person('Ana');
  await show(`people/${ana.id}`);
  expect(read('.kind label')).toEqual(['A person', 'An institution', 'A principle']);
  go(`people/${me.id}`);
  await vi.waitFor(() => expect(read('.kind label')).toContain('Myself'));
});

test('each level of a share is shown as it names somebody, and what tells a name is not used', async () => {
  const ana = await person('Ana Ruiz');
  await show(`people/${ana.id}`);
  await vi.waitFor(() => expect(read('table td')).toEqual(['Ana Ruiz', 'A. R.', 'Person A']));
  type(labelled('Stands in for the name'), 'my brother');
  type(labelled('Initials'), 'X.');
  await vi.waitFor(() => expect(read('table td')).toEqual(['Ana Ruiz', 'X.', 'my brother']));
  type(labelled('Stands in for the name'), 'not Ana Ruiz');
  await vi.waitFor(() => expect(read('.problem')).toEqual(['A name stands in this, so a share does not use it.']));
  expect(read('table td')).toEqual(['Ana Ruiz', 'X.', 'Person A']);
  labelled('A principle').click();
  flushSync();
  expect(document.querySelector('table')).toBeNull();
});

test('two who are the same become one, and one undo makes them two again', async () => {
  const [ana, nita] = [await person('Ana'), await person('Nita')];
  await resentment([nita.id], 'She left');
  await show(`people/${ana.id}`);
  await menu('Same as someone else', 'Ana');
  named('Make them one')?.click();
  flushSync();
  expect(read('.problem')).toEqual(['Choose one of the names that are here.']);
  const field = labelled('The same person under another name');
  type(field, 'a');
  await press('Escape');
  type(field, 'a');
  expect(read('[role=option]')).toEqual(['Nita']);
  await press('ArrowDown');
  await press('Enter');
  expect(read('dialog [role=status]')).toContain('Nita becomes another name of Ana. Everything linked to either is linked to Ana. You can undo this.');
  named('Make them one')?.click();
  await vi.waitFor(() => expect(read('[data-person] bdi')).toEqual(['Ana']));
  await vi.waitFor(() => expect(read('.linked h4')).toEqual(['Resentments · Spring']));
  expect(labelled<HTMLTextAreaElement>('Other names').value).toBe('Nita');
  await undo();
  await vi.waitFor(() => expect(read('[data-person] bdi')).toEqual(['Ana', 'Nita']));
});

test('two of one name, though one has a character in it that nobody sees, are offered to be made one', async () => {
  const [ana] = [await person('Ana'), await person('Nita', { name: 'An\u200ba' }), await person('Ines')];
  await show(`people/${ana.id}`);
  expect(read('.person p').join()).toContain('Somebody else here has the same name.');
  named('Same as someone else')?.click();
  flushSync();
  expect(read('dialog [role=status]').join()).toContain('becomes another name of Ana');
  named('Make them one')?.click();
  await vi.waitFor(() => expect(read('[data-person] bdi')).toEqual(['Ana', 'Ines']));
  expect(read('.person p').join()).not.toContain('Somebody else here has the same name.');
});

test('deleting asks what becomes of the name, and undo brings all of it back', async () => {
  const [ana, bea] = [await person('Ana'), await person('Bea')];
  await resentment([ana.id], 'She left');
  await made.call('amends_create', { person: ana.id, harm: 'I shouted' });
  await show(`people/${ana.id}`);
  await menu('Delete', 'Ana');
  expect(read('dialog p')[0]).toBe('1 entry and 1 amends are linked to this name.');
  document.querySelectorAll<HTMLInputElement>('dialog input[type=radio]')[1]?.click();
  flushSync();
  [...document.querySelectorAll<HTMLElement>('dialog .go .btn')].at(-1)?.click();
  await vi.waitFor(() => expect(route.place).toBe('people'));
  await vi.waitFor(() => expect(document.activeElement?.getAttribute('data-person')).toBe(bea.id));
  expect(made.memory.tables.entries[0]?.answers['who']?.people).toEqual([]);
  expect(made.memory.tables.amends).toEqual([]);
  await undo();
  expect(made.memory.tables.entries[0]?.answers['who']?.people).toEqual([ana.id]);
  await vi.waitFor(() => expect(read('[data-person] bdi')).toEqual(['Ana', 'Bea']));
});

test('somebody to whom nothing is linked goes without a question, and is put back from their page', async () => {
  const ana = await person('Ana');
  await show(`people/${ana.id}`);
  await menu('Delete', 'Ana');
  await vi.waitFor(() => expect(document.querySelector('.empty')).not.toBeNull());
  expect(document.activeElement?.tagName).toBe('H1');
  go(`people/${ana.id}`);
  await vi.waitFor(() => expect(named('Put it back')).toBeDefined());
  named('Put it back')?.click();
  await vi.waitFor(() => expect(read('[data-person] bdi')).toEqual(['Ana']));
});

test('names are compared without case, accents and doubled spaces; a nickname that two have means nobody', async () => {
  const ana = await person('Ána  Ruiz', { aliases: ['Mum'] });
  await person('Bea', { aliases: ['mum'] });
  await people.load();
  expect(meant(' ana ruiz')?.id).toBe(ana.id);
  expect(meant('mum')).toBeUndefined();
  expect(matching('u').map(({ person, alias }) => alias ?? person.name)).toEqual(['Ána  Ruiz', 'mum']);
  expect(namesIn(' a \n\n b')).toEqual(['a', 'b']);
});

test('the field finds by nickname, and makes an institution or a principle of a new name', async () => {
  const ana = await person('Ana', { aliases: ['Nita'] });
  await people.load();
  let value: string[] = [];
  view = mount(PeopleField, { target: document.body, props: { value, label: 'Who', onchange: (next: string[]) => (value = next) } });
  const field = document.querySelector('input') as HTMLInputElement;
  type(field, 'nit');
  expect(read('[role=option]')).toEqual(['Ana Nita', 'Add nit as an institution', 'Add nit as a principle']);
  type(field, 'nita');
  await press('Enter');
  await vi.waitFor(() => expect(value).toEqual([ana.id]));
  type(field, 'ana');
  expect(read('[role=option]')).toEqual([]);
  type(field, 'The bank');
  await press('ArrowDown');
  expect(document.querySelector('[aria-selected=true]')?.textContent.trim()).toBe('Add The bank as an institution');
  await press('Enter');
  await vi.waitFor(() => expect(value).toHaveLength(2));
  expect(stored(value[1] ?? '')).toMatchObject({ name: 'The bank', kind: 'institution' });
});
