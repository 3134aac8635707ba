// Tags: free words on a page, in the order they were added.

import { sameButForCase, visible } from '$lib/fold';

/** A tag as it is kept: trimmed, without `#`, inner spaces single. Empty when nothing is left. */
export function tidyTag(text: string): string {
  return text.replace(/^[\s#]+/u, '').replace(/\s+/gu, ' ').trim();
}

/** The tags with those of a typed or pasted text added. Commas part them; case alone makes no new tag. */
export function addTags(tags: readonly string[], text: string): string[] {
  const result = [...tags];
  for (const piece of text.split(/[,\n;]/u)) {
    const tag = tidyTag(piece);
    if (visible(tag) && !result.some((other) => sameButForCase(other, tag))) result.push(tag);
  }
  return result;
}

/** All tags that are in use, sorted, each once. */
export function tagsInUse(pages: readonly { tags: readonly string[] }[], locale: string): string[] {
  return [...new Set(pages.flatMap((page) => page.tags))].sort((one, other) => one.localeCompare(other, locale));
}
