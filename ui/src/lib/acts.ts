// What the menu and the keys can do on any page. Each has one home here, so that both do the same.

import { beginPage } from '../views/write/pages';
import type { MenuItem } from './backend';
import { errorText } from './errors';
import { notice } from './notice.svelte';
import { openSearch } from './palette.svelte';
import { go } from './router.svelte';
import { session } from './session.svelte';
import { redo, undo } from './undo.svelte';

/** The zooms there are, in percent. */
export const TEXT_SIZES = [90, 100, 115, 135, 160, 200] as const;

/** Milliseconds in which the same act is taken for one: some systems send a shortcut to the menu and to the page. */
const ONCE = 80;

let last: { item: MenuItem; at: number } | null = null;

/** Carries out a menu item, as far as it can be done where the session stands. */
export function act(item: MenuItem): void {
  const at = performance.now();
  if (last?.item === item && at - last.at < ONCE) return;
  last = { item, at };
  const work = carryOut(item);
  work?.catch((reason: unknown) => notice(errorText(reason)));
}

function carryOut(item: MenuItem): Promise<unknown> | undefined {
  switch (item) {
    case 'help':
      go('help');
      return;
    case 'zoom_in':
      return zoom(1);
    case 'zoom_out':
      return zoom(-1);
    case 'zoom_reset':
      return session.prefer({ text_size: 100 });
  }
  if (session.state.phase !== 'unlocked') return;
  switch (item) {
    case 'new_page':
      return beginPage();
    case 'search':
      openSearch();
      return;
    case 'settings':
      go('settings');
      return;
    case 'undo':
      return undo();
    case 'redo':
      return redo();
  }
}

/** One size up or down. */
async function zoom(step: 1 | -1): Promise<void> {
  const { text_size } = session.state.preferences;
  const larger = step > 0 ? TEXT_SIZES.find((size) => size > text_size) : TEXT_SIZES.findLast((size) => size < text_size);
  if (larger !== undefined) await session.prefer({ text_size: larger });
}
