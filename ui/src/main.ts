import './styles/fonts.css';
import './styles/tokens.css';
import './styles/components.css';
import './styles/app.css';

import { mount } from 'svelte';

import App from './App.svelte';
import { backend, useBackend } from '$lib/backend';
import { listenToApp } from '$lib/events.svelte';
import { keysOf } from '$lib/keys';
import { go, listen, route } from '$lib/router.svelte';
import { session } from '$lib/session.svelte';

// In a browser, without the shell around it, the development page answers itself. The condition is false in a
// production build, and what it guards is left out of it.
if (import.meta.env.DEV && !('__TAURI_INTERNALS__' in window)) {
  const { developmentBackend } = await import('$lib/backend/memory/development');
  useBackend(await developmentBackend());
}

listen();
await session.load();
keysOf(session.state.platform);
listenToApp();
const { phase, settings } = session.state;
if (phase === 'unlocked' && settings?.place && route.place === 'today') go(settings.place, { replace: true });

const target = document.getElementById('page');
if (!target) throw new Error('the page has no place to stand');
mount(App, { target });

// The window stays hidden until there is something to see. A hidden window draws no frames, so none is waited for:
// the page is laid out, and the fonts that it turned out to need are loaded.
target.getBoundingClientRect();
await document.fonts.ready;
void backend.call('painted', {});
