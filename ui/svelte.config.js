// Only what svelte-check and the editor need to know; the build's own settings are in vite.config.ts.
export default { compilerOptions: { runes: true } };
