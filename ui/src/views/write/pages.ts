// The list of pages: what it calls them, and how a new one is begun.

import { flush, write } from '$lib/autosave.svelte';
import { backend, type ReflectionDraft, type ReflectionSummary } from '$lib/backend';
import { capital, formatDay, formatList, formatTime, localDay } from '$lib/i18n';
import { go } from '$lib/router.svelte';

/** Characters of a body that are looked at for a title. */
const LOOK = 400;
/** Characters of such a title. */
const LONGEST = 80;

/** What a list calls a page: its title, or the first words of its body without Markdown's marks. */
export function titleOf(title: string, body: string): string {
  if (title.trim()) return title.trim();
  const line = body
    .slice(0, LOOK)
    .split('\n')
    .map((each) => each.replace(/^\s*(?:#{1,6}\s+|[-*+]\s+|\d+[.)]\s+|>\s?)+/u, '').replace(/[*_`~]/gu, '').trim())
    .find((each) => each !== '');
  if (!line || line.length <= LONGEST) return line ?? '';
  const cut = line.slice(0, LONGEST);
  return `${cut.slice(0, cut.lastIndexOf(' ') > LONGEST / 2 ? cut.lastIndexOf(' ') : undefined)}…`;
}

/** When a page is from, for the list: with the time, as long as it is of today. */
export function whenOf(page: { date: string; updated: string }): string {
  const day = capital(formatDay(page.date, 'relative'));
  const written = localDay(new Date(page.updated));
  if (page.date !== localDay() || written !== page.date) return day;
  return formatList([day, formatTime(page.updated)], 'unit');
}

/** The list with one page as it is now, in the order that Rust keeps: newest day first, then newest made. */
export function withDraft(
  pages: readonly ReflectionSummary[],
  id: string,
  draft: ReflectionDraft,
  updated: string,
): ReflectionSummary[] {
  return pages
    .map((page) =>
      page.id === id
        ? { id, updated, date: draft.date, tags: draft.tags, step: draft.step, title: titleOf(draft.title, draft.body) }
        : page,
    )
    .sort((one, other) => other.date.localeCompare(one.date) || other.id.localeCompare(one.id));
}

/**
 * Begins a page and opens it. A page that was begun before and holds nothing is taken up again, so that opening and
 * closing Write leaves no trail of blank ones.
 */
export async function beginPage(about: { date?: string; step?: number } = {}): Promise<void> {
  await flush();
  const pages = await backend.call('reflections_list', {});
  const blank = pages.find((page) => page.title === '' && page.tags.length === 0);
  let page = blank ? await backend.call('reflection_get', { id: blank.id }) : null;
  if (!page || page.title !== '' || page.body.trim() !== '') page = await backend.call('reflection_create', {});
  const { id, title, body, tags } = page;
  const draft = { title, body, tags, date: about.date ?? localDay(), step: about.step ?? null };
  if (draft.date !== page.date || draft.step !== page.step) {
    write({ kind: 'reflection', id, draft });
    await flush();
  }
  go(`write/${id}`);
}
