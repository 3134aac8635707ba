// Taking back the last change, and telling the views that what they show has changed under them.

import { announce } from './announce';
import { flush } from './autosave.svelte';
import { backend, type Undone } from './backend';
import { t } from './i18n';
import { people } from './people.svelte';

let count = $state(0);

/** Grows whenever the journal changed in another way than by the view itself. A view that reads it in the effect
 * that loads its data is always up to date. */
export const revision = {
  get count() {
    return count;
  },
};

/** Tells the views to read their data again. */
export function changed(): void {
  count += 1;
}

/** Takes back the last change, if there is one. */
export function undo(): Promise<Undone | null> {
  return turn('undo');
}

/** Does again what was taken back, if there is something. */
export function redo(): Promise<Undone | null> {
  return turn('redo');
}

async function turn(direction: 'undo' | 'redo'): Promise<Undone | null> {
  await flush();
  const undone = await backend.call(direction, {});
  if (undone) {
    await people.load();
    changed();
  }
  if (direction === 'undo') announce(t(undone ? 'undo-done' : 'undo-nothing'));
  else announce(t(undone ? 'redo-done' : 'redo-nothing'));
  return undone;
}
