import { beforeEach, expect, test, vi } from 'vitest';

import { useBackend, BackendError, type Edit } from './backend';
import { memoryBackend, type MemoryBackend } from './backend/memory';
import { stamp, today } from './backend/memory/state';

let made: MemoryBackend;
let autosave: typeof import('./autosave.svelte');
let page: string;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  vi.resetModules();
  made = memoryBackend({ phase: 'unlocked' });
  const row = { ...stamp(), date: today(), title: '', body: '', tags: [], step: null };
  made.memory.tables.reflections.push(row);
  page = row.id;
  (await import('./backend')).useBackend(made);
  useBackend(made);
  autosave = await import('./autosave.svelte');
});

const titled = (title: string): Edit => ({
  kind: 'reflection',
  id: page,
  draft: { date: today(), title, body: '', tags: [], step: null },
});
const sent = () =>
  made.calls.flatMap(({ name, args }) => (name === 'edit' ? [(args as { edit: { draft: { title: string } } }).edit.draft.title] : []));

test('the first edit goes at once, and of those that follow closely only the last', async () => {
  for (const title of ['a', 'ab', 'abc']) {
    autosave.write(titled(title));
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(sent()).toEqual(['a']);
  await vi.advanceTimersByTimeAsync(150);
  expect(sent()).toEqual(['a', 'abc']);
  expect(made.memory.tables.reflections[0]?.title).toBe('abc');
});

test('a long text is sent less often', async () => {
  autosave.write(titled('a'), { large: true });
  await vi.advanceTimersByTimeAsync(10);
  autosave.write(titled('ab'), { large: true });
  await vi.advanceTimersByTimeAsync(400);
  expect(sent()).toEqual(['a']);
  await vi.advanceTimersByTimeAsync(100);
  expect(sent()).toEqual(['a', 'ab']);
});

test('flush sends what waits and has it written', async () => {
  autosave.write(titled('a'));
  await vi.advanceTimersByTimeAsync(1);
  autosave.write(titled('ab'));
  await autosave.flush();
  expect(sent()).toEqual(['a', 'ab']);
  expect(made.calls.at(-1)?.name).toBe('flush');
  expect(autosave.saveState.standing).toBe('saved');
});

test('edits of one thing never overtake each other', async () => {
  const arrived: string[] = [];
  const answers: (() => void)[] = [];
  made.call = ((name: string, args: { edit: { draft: { title: string } } }) => {
    if (name !== 'edit') return Promise.resolve('2026-11-22T10:42:00+00:00');
    return new Promise<null>((resolve) => {
      answers.push(() => {
        arrived.push(args.edit.draft.title);
        resolve(null);
      });
    });
  }) as typeof made.call;
  autosave.write(titled('a'));
  await vi.advanceTimersByTimeAsync(1);
  autosave.write(titled('ab'));
  await vi.advanceTimersByTimeAsync(200);
  expect(answers).toHaveLength(1);
  const flushed = autosave.flush();
  answers[0]?.();
  await vi.advanceTimersByTimeAsync(1);
  answers[1]?.();
  await flushed;
  expect(arrived).toEqual(['a', 'ab']);
});

test('words that could not be sent are kept and sent with the next flush', async () => {
  const { call } = made;
  made.call = (name, args) => {
    if (name !== 'edit') return call(name, args);
    made.call = call;
    return Promise.reject(new BackendError({ code: 'disk_full' }));
  };
  autosave.write(titled('a'));
  await vi.advanceTimersByTimeAsync(1);
  expect(autosave.saveState.standing).toBe('not_saved');
  expect(sent()).toEqual([]);
  await autosave.flush();
  expect(sent()).toEqual(['a']);
  expect(autosave.saveState.standing).toBe('saved');
  expect(autosave.saveState.since).toBeNull();
});

test('Rust is answered at once, also when nothing was written', async () => {
  await autosave.flush();
  expect(made.calls).toEqual([]);
  await autosave.flushNow();
  expect(made.calls.map(({ name }) => name)).toEqual(['flush']);
});

test('an answer that comes after the news of its own saving leaves nothing unsaid', async () => {
  const answers: (() => void)[] = [];
  made.call = ((name: string) => {
    if (name !== 'edit') return Promise.resolve('2026-11-22T10:42:01+00:00');
    return new Promise<null>((resolve) => answers.push(() => resolve(null)));
  }) as typeof made.call;
  autosave.write(titled('a'));
  await vi.advanceTimersByTimeAsync(1);
  autosave.saved('2026-11-22T10:42:00+00:00');
  expect(autosave.saveState.standing).toBe('saving');
  answers[0]?.();
  await vi.advanceTimersByTimeAsync(1);
  expect(autosave.saveState.standing).toBe('saved');
  expect(autosave.saveState.at).toBe('2026-11-22T10:42:01+00:00');
});
