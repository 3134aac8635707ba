import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { useBackend } from '$lib/backend';
import { memoryBackend, type MemoryBackend } from '$lib/backend/memory';
import { localDay, setLanguage } from '$lib/i18n';
import { route } from '$lib/router.svelte';

import { beginPage, titleOf, withDraft } from './pages';

let backend: MemoryBackend;

beforeAll(() => setLanguage('en', 'en-GB'));
beforeEach(() => {
  backend = memoryBackend();
  useBackend(backend);
});

describe('what a list calls a page', () => {
  it('is its title, else its first words without marks', () => {
    expect(titleOf(' Home ', 'body')).toBe('Home');
    expect(titleOf('', '\n\n- **two** good hours\nmore')).toBe('two good hours');
    expect(titleOf('', ' \n')).toBe('');
  });

  it('ends at a word', () => {
    expect(titleOf('', 'word '.repeat(40))).toMatch(/^(word )+word…$/);
  });
});

describe('beginning a page', () => {
  it('makes one dated today and opens it', async () => {
    await beginPage();
    const [page] = backend.memory.tables.reflections;
    expect(page?.date).toBe(localDay());
    expect(route.place).toBe(`write/${page?.id}`);
  });

  it('takes a blank page up again, with the new day and step', async () => {
    await beginPage();
    await beginPage({ date: '2026-11-02', step: 8 });
    expect(backend.memory.tables.reflections).toHaveLength(1);
    expect(backend.memory.tables.reflections[0]).toMatchObject({ date: '2026-11-02', step: 8 });
  });

  it('never takes a page up that holds words', async () => {
    await beginPage();
    const [page] = backend.memory.tables.reflections;
    if (page) page.body = 'words';
    await beginPage();
    expect(backend.memory.tables.reflections).toHaveLength(2);
  });
});

it('keeps the list in order while a page changes its day', () => {
  const row = (id: string, date: string) => ({ id, date, title: id, tags: [], step: null, updated: date });
  const draft = { date: '2026-11-20', title: 'moved', body: '', tags: ['t'], step: 4 };
  const list = withDraft([row('b', '2026-11-10'), row('a', '2026-11-05')], 'a', draft, 'now');
  expect(list.map((page) => [page.id, page.title])).toEqual([['a', 'moved'], ['b', 'b']]);
});
