import { expect, test } from 'vitest';

import { flush } from '$lib/autosave.svelte';
import { useBackend, type Backend } from '$lib/backend';
import { memoryBackend } from '$lib/backend/memory';
import { worksheets } from '$lib/backend/memory/inventory';
import { newInventory } from '$lib/worksheets';

import { Rows } from './rows.svelte';

test('words that are typed while others are flushed are not replaced by those that are read', async () => {
  const memory = memoryBackend({ phase: 'unlocked' });
  useBackend(memory);
  const inventory = await memory.call('inventory_create', { draft: newInventory('Spring', '2026-11-01', worksheets) });
  const sheet = worksheets.find(({ id }) => id === 'resentments');
  if (!sheet) throw new Error('the worksheet is ours');
  await memory.call('entry_create', { inventory: inventory.id, worksheet: sheet.id, after: null, under: null });
  const rows = new Rows(inventory.id, sheet, (reason) => {
    throw reason;
  });
  await rows.load();
  const key = rows.list[0]?.key ?? '';
  const write = (text: string) => rows.set(key, 'cause', { ...rows.answer(key, 'cause'), text });
  let typed = false;
  const call: Backend['call'] = async (name, ...rest) => {
    const answer = await memory.call(name, ...rest);
    if (name === 'flush' && !typed) {
      typed = true;
      write('Told the crew about the van.');
    }
    return answer;
  };
  useBackend(Object.assign(Object.create(memory) as Backend, { call }));

  write('Told the crew');
  await rows.load();
  expect(typed).toBe(true);
  expect(rows.answer(key, 'cause').text).toBe('Told the crew about the van.');
  await flush();
});
