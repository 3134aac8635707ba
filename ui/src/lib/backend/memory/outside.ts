// What lies outside of the notebook, in memory.

import { BackendError, type Outside } from '$lib/backend';

import type { Area, Memory } from './state';

/** The commands. */
export default (memory: Memory): Area => {
  let others = 1;
  let recent = 2;
  const place = (file: string) => ({ folder: '~/.config/candor', file });
  const list = (): Outside[] => [
    { kind: 'copies', place: null, count: memory.copies.length, removable: false },
    { kind: 'preferences', place: place('preferences.json'), count: 1, removable: memory.app.preferences.theme !== 'system' },
    { kind: 'last_seen', place: place('last-seen.json'), count: 1 + others, removable: others > 0 },
    { kind: 'recent_files', place: null, count: recent, removable: recent > 0 },
    { kind: 'swap', place: null, count: null, removable: false },
  ];
  return {
    outside_list: list,
    outside_look: () => null,
    outside_remove({ kind }) {
      if (kind === 'last_seen') others = 0;
      else if (kind === 'recent_files') recent = 0;
      else if (kind === 'preferences') memory.app = { ...memory.app, preferences: { ...memory.app.preferences, theme: 'system' } };
      else throw new BackendError({ code: 'not_found' });
      return list();
    },
  };
};
