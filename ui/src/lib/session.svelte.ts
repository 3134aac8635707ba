// Where the session stands, and the few acts that change it.

import { flush, saveState, stillNotSaved } from './autosave.svelte';
import { backend, type AppState, type Preferences, type VaultSettings } from './backend';
import { setLanguage } from './i18n';

let current = $state.raw<AppState | null>(null);
let byKey = $state(false);

/** The session. `state` may be read once the page has started. */
export const session = {
  get state(): AppState {
    if (!current) throw new Error('the session was read before it was loaded');
    return current;
  },

  /** Whether the recovery key opened the notebook, and no new passphrase was chosen since: it may be forgotten. */
  get openedByKey(): boolean {
    return byKey && current?.phase === 'unlocked';
  },
  set openedByKey(opened: boolean) {
    byKey = opened;
  },

  /** Takes a new state, and dresses the page by its preferences. */
  async set(state: AppState): Promise<void> {
    await setLanguage(state.preferences.language, state.system_language);
    dress(state.preferences);
    saveState.at ??= state.saved;
    if (state.phase === 'unlocked' && state.unsaved) stillNotSaved(state.unsaved.since, state.unsaved.kept);
    current = state;
  },

  /** Asks where the session stands. */
  async load(): Promise<void> {
    await session.set(await backend.call('app_state', {}));
  },

  /** Writes some preferences. */
  async prefer(change: Partial<Preferences>): Promise<void> {
    const preferences = { ...session.state.preferences, ...change };
    await session.set(await backend.call('preferences_set', { preferences }));
  },

  /** Writes some settings of the vault. */
  async settle(change: Partial<VaultSettings>): Promise<void> {
    const { settings } = session.state;
    if (!settings) return;
    await session.set(await backend.call('settings_set', { settings: { ...settings, ...change } }));
  },

  /** Writes what is pending, then locks. The shell reloads the page, so that nothing readable stays in it. */
  async lock(): Promise<void> {
    await flush();
    await backend.call('lock', {});
    await session.load();
  },
};

/** Puts theme and motion on the root, where the tokens look for them. */
function dress(preferences: Preferences): void {
  const root = document.documentElement;
  if (preferences.theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = preferences.theme;
  if (preferences.less_motion) root.dataset.motion = 'none';
  else delete root.dataset.motion;
}
