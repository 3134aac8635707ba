// The app was asked to end while words are not in the journal: what the person is asked about.

import type { AppEvent } from './backend';

/** What is asked, until it is answered. Reactive. */
export const quitting: { asks: Extract<AppEvent, { event: 'quit_asks' }> | null } = $state({ asks: null });
