// Gathers `locales/<language>/*.ftl` into one module for each language, so that a language is one file of the build
// and adding one needs no line of code.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const LANGUAGES = 'virtual:languages';
const MESSAGES = 'virtual:messages/';

/** `virtual:languages` gives `{ [tag]: () => Promise<{ default: string }> }`, the text being all messages. */
export function messages(folder: string): Plugin {
  const tags = () =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && readdirSync(join(folder, entry.name)).some((name) => name.endsWith('.ftl')))
      .map((entry) => entry.name);

  return {
    name: 'candor-messages',
    resolveId: (id) => (id === LANGUAGES || id.startsWith(MESSAGES) ? `\0${id}` : null),
    load(id) {
      if (id === `\0${LANGUAGES}`) {
        const entries = tags().map((tag) => `${JSON.stringify(tag)}: () => import('${MESSAGES}${tag}')`);
        return `export default { ${entries.join(', ')} };`;
      }
      if (!id.startsWith(`\0${MESSAGES}`)) return null;
      const language = join(folder, id.slice(`\0${MESSAGES}`.length));
      const texts = readdirSync(language)
        .filter((name) => name.endsWith('.ftl'))
        .sort()
        .map((name) => {
          const path = join(language, name);
          this.addWatchFile(path);
          // Comments are for translators; a blank line ends the last message of a file.
          return readFileSync(path, 'utf8').replace(/^#.*$/gm, '');
        });
      return `export default ${JSON.stringify(texts.join('\n\n'))};`;
    },
  };
}
