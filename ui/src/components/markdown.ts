// What the Markdown component needs to know of a node before it draws it.

import type { Node } from '$lib/backend';

/** Nested deeper than this, a node is shown as its words alone: nobody writes so, and drawing it would use up the stack. */
export const DEEPEST = 48;

/**
 * The address as it would be opened, in the form that shows what it is (letters of other scripts as `xn--`), or
 * `null` when it is none that may be. Rust has sorted them already; this is the second door.
 */
export function safeAddress(href: string): string | null {
  let url: URL;
  try {
    url = new URL(href);
  } catch {
    return null;
  }
  // A name before an `@` in front of the host is there to deceive.
  if (url.protocol === 'https:') return url.username || url.password ? null : url.href;
  return url.protocol === 'mailto:' ? letter(url) : null;
}

/** A mail address with what is handed on of it: whom it goes to, its subject and its words, each once. */
function letter(url: URL): string {
  const kept = new Map<string, string>();
  for (const part of url.search.slice(1).split('&')) {
    const [key = ''] = part.split('=', 1);
    const name = key.toLowerCase();
    if (part.includes('=') && ['cc', 'subject', 'body'].includes(name) && !kept.has(name)) kept.set(name, part);
  }
  const query = [...kept.values()].join('&');
  return `mailto:${url.pathname}${query ? `?${query}` : ''}`;
}

/** All words below a node, without their form. Walks without calling itself, so depth costs nothing. */
export function wordsOf(node: Node): string {
  const words: string[] = [];
  const left: Node[] = [node];
  for (let next = left.pop(); next; next = left.pop()) {
    if ('text' in next) words.push(next.text);
    else if (next.type === 'break') words.push('\n');
    else if ('children' in next) for (const child of next.children.toReversed()) left.push(child);
  }
  return words.join('');
}
