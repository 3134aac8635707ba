// The note on the law and the limits: read once, before the first share of any kind.

import { errorText } from '$lib/errors';
import { notice } from '$lib/notice.svelte';
import { session } from '$lib/session.svelte';

/** Whether it was read before. */
export function lawRead(): boolean {
  return session.state.settings?.share_note_read ?? false;
}

/** Remembers that it was read. */
export async function rememberLawRead(): Promise<void> {
  try {
    await session.settle({ share_note_read: true });
  } catch (reason) {
    // Where it cannot be remembered (a journal opened for reading only), it is shown again another time.
    notice(errorText(reason));
  }
}
