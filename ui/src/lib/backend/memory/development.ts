// The memory backend as `npm run dev` starts it: `?phase=locked`, `first_run` or (as it is) `unlocked`;
// `?theme=dark`, `?language=es`, `?wrong` and the like put the page into the state that is being worked on.

import type { Phase, Theme } from '$lib/backend';

import { memoryBackend, type MemoryBackend } from './index';

/** Things that each area puts into the journal that one looks at while developing. */
const seeds = import.meta.glob<(backend: MemoryBackend) => Promise<void>>(
  ['./inventory.ts', './amends.ts', './write.ts', './share.ts', './steps.ts'],
  { eager: true, import: 'seed' },
);

/** A backend in the state that the address asks for. */
export async function developmentBackend(): Promise<MemoryBackend> {
  const asked = new URLSearchParams(location.search);
  const made = memoryBackend();
  await made.call('example_open', {});
  if (!asked.has('empty')) for (const seed of Object.values(seeds)) await seed?.(made);
  const { app } = made.memory;
  app.phase = (asked.get('phase') as Phase | null) ?? 'unlocked';
  app.preferences.theme = (asked.get('theme') as Theme | null) ?? 'system';
  app.preferences.language = asked.get('language');
  return made;
}
