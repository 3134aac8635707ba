// The memory backend as `npm run dev` starts it: `?phase=locked`, `first_run` or (as it is) `unlocked`;
// `?theme=dark`, `?language=es`, `?older` and the like put the page into the state that is being worked on.

import type { Phase, Theme } from '$lib/backend';

import { areas, memoryBackend, type MemoryBackend } from './index';

/** A backend in the state that the address asks for. */
export async function developmentBackend(): Promise<MemoryBackend> {
  const asked = new URLSearchParams(location.search);
  const made = memoryBackend();
  await made.call('example_open', {});
  if (!asked.has('empty')) for (const area of areas) await area.seed?.(made);
  const { app } = made.memory;
  app.phase = (asked.get('phase') as Phase | null) ?? 'unlocked';
  app.older = asked.has('older');
  app.preferences.theme = (asked.get('theme') as Theme | null) ?? 'system';
  app.preferences.language = asked.get('language');
  return made;
}
