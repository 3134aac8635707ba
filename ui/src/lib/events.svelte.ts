// What the app tells the page unasked, and what the page tells the app without being asked: that someone is here,
// and that the window may be about to go.

import { act } from './acts';
import { flush, flushNow, notSaved, saved, saving } from './autosave.svelte';
import { backend, type AppEvent } from './backend';
import { copiesRevision } from './copies.svelte';
import { t } from './i18n';
import { notice } from './notice.svelte';
import { quitting } from './quitting.svelte';
import { session } from './session.svelte';

/** Milliseconds between two words to the app that someone is here. */
const ACTIVITY = 5_000;

let soon = $state(false);
let told = -Infinity;

/** Whether the journal is about to lock by itself. Reactive. */
export const locking = {
  get soon() {
    return soon;
  },
};

function hear(event: AppEvent): void {
  switch (event.event) {
    case 'saving':
      return saving();
    case 'saved':
      return saved(event.at);
    case 'not_saved':
      return notSaved(event);
    case 'quit_asks':
      quitting.asks = event;
      return;
    case 'locking_soon':
      soon = true;
      return;
    case 'staying':
      soon = false;
      return;
    case 'menu':
      return act(event.item);
    case 'cut_short': {
      const [first] = event.places;
      const { file, folder } = first ?? { file: '', folder: '' };
      notice(t('files-cut-short', { count: event.places.length, file, folder }));
      return;
    }
    case 'copy_made_before':
      notice(t('copies-made-before'));
      return;
    case 'copies_changed':
      copiesRevision.count += 1;
      return;
    case 'are_you_there':
      void backend.call('still_here', {}).catch(() => undefined);
      return;
    case 'flush_now':
      // Asked of a page that has nothing open, it is answered all the same; there is nothing to tell about it.
      if (session.state.phase === 'unlocked') void flushNow();
      else void backend.call('flush', {}).catch(() => undefined);
      return;
    case 'page_died':
      notice(t('page-died'));
  }
}

/** Someone touched a key or the pointer. */
function touched(): void {
  if (session.state.phase !== 'unlocked') return;
  const now = performance.now();
  if (now - told < ACTIVITY && !soon) return;
  told = now;
  soon = false;
  void backend.call('activity', {});
}

/** Begins to listen. Called once, when the session is known. */
export function listenToApp(): void {
  backend.subscribe(hear);
  for (const name of ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const) {
    addEventListener(name, touched, { capture: true, passive: true });
  }
  const leaving = () => {
    if (session.state.phase === 'unlocked') void flush();
  };
  addEventListener('blur', leaving);
  addEventListener('beforeunload', leaving);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leaving();
  });
}
