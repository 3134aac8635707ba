/// <reference types="vitest/config" />
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

import { messages } from './messages-plugin.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig(({ mode }) => ({
  plugins: [svelte(), messages(here('../locales'))],
  resolve: {
    alias: { $lib: here('src/lib'), $components: here('src/components') },
    // Vitest would otherwise take Svelte's server build, which cannot mount anything.
    conditions: mode === 'test' ? ['browser'] : undefined,
  },
  // The locales and the worksheets lie beside the page, not inside it.
  server: { fs: { allow: ['..'] }, strictPort: true, port: 5173 },
  // Found late, these would make the development page reload under one's hands.
  optimizeDeps: {
    include: ['@codemirror/commands', '@codemirror/lang-markdown', '@codemirror/language', '@codemirror/state', '@codemirror/view', '@lezer/highlight'],
  },
  build: {
    // WebKitGTK 2.38, Safari 16 and today's WebView2 are the oldest engines that the page has to run in.
    target: ['safari16', 'chrome110'],
    // The policy allows fonts and scripts from the app itself only: nothing may be inlined as `data:`.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  test: {
    environment: 'jsdom',
    // Styles are left out of tests, but for the one sheet that has a test.
    css: { include: [/tokens\.css/] },
    include: ['src/**/*.test.ts'],
    // Tests are about what happens, never about how soon on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
}));
