// The files that a document can become.

import type { ShareFormat } from '$lib/backend';

/** Those that open only with a passphrase. */
const SEALED: ReadonlySet<string> = new Set(['sealed_html', 'age']);

/** Whether a file of a format opens only with a passphrase. */
export function isSealed(format: ShareFormat): boolean {
  return SEALED.has(format);
}

/** The message of a format: its name, with `-hint` what it is good for. */
export function formatMessage(format: string): string {
  return `export-format-${format.replaceAll('_', '-')}`;
}
