// The list as a document: what can be taken of it.

import type { NameForm } from '$lib/backend';
import { t } from '$lib/i18n';

/** How people can be named, from the most told to the least. */
export const NAMES: readonly NameForm[] = ['full', 'initials', 'aliases', 'nature'];

/** What of an amends can be in a document, in the order in which it stands there, and what that is called. */
const CALLED = {
  harm: 'amends-what',
  suffered: 'amends-suffered',
  willingness: 'amends-willing',
  kind: 'amends-kind',
  plan: 'amends-plan',
  talked: 'amends-talked',
  injury: 'amends-injury',
  reason: 'amends-why-not-now',
  review: 'amends-review',
  outcome: 'amends-outcome',
  ledger: 'amends-ledger',
  history: 'amends-history',
} as const;

/** A part of an amends. */
export type Part = keyof typeof CALLED;

/** All of them. */
const PARTS = Object.keys(CALLED) as Part[];

/** Those that are counted where only the nature of the list is told. */
const COUNTED: readonly Part[] = ['willingness', 'kind', 'reason'];

/** Those that one asks oneself, and that are in the document only when they are wanted there. */
const FOR_ONESELF: readonly Part[] = ['injury', 'history'];

/** Those that are in the document to begin with. */
export const AT_FIRST: readonly Part[] = PARTS.filter((part) => !FOR_ONESELF.includes(part));

/** Those among which one can choose. */
export function partsOf(names: NameForm): readonly Part[] {
  return names === 'nature' ? COUNTED : PARTS;
}

/** What a part is called on the page. */
export function partName(part: Part): string {
  return t(CALLED[part]);
}
