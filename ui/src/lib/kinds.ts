// What the things of the journal are called, and the picture that stands beside the word.

import Feather from '@lucide/svelte/icons/feather';
import Footprints from '@lucide/svelte/icons/footprints';
import Handshake from '@lucide/svelte/icons/handshake';
import ListChecks from '@lucide/svelte/icons/list-checks';
import Shapes from '@lucide/svelte/icons/shapes';
import Table from '@lucide/svelte/icons/table-2';
import User from '@lucide/svelte/icons/user';
import type { Component } from 'svelte';

import type { SearchHit, Target } from './backend';
import { capital, say, t } from './i18n';

/** The word for a kind of thing: Page, Inventory, Step 4. */
export function kindName(target: Target): string {
  return target.kind === 'step' ? t('kind-step', { number: target.number }) : t(`kind-${target.kind}`);
}

/** What a hit is called; nothing where the writer gave it no name. A word of a worksheet begins with a capital here. */
export function titleOfHit({ title }: SearchHit): string {
  return typeof title === 'string' ? capital(say(title)) : title.own;
}

const ICONS: Record<Target['kind'], Component> = {
  person: User,
  inventory: Table,
  worksheet: ListChecks,
  entry: Table,
  pattern: Shapes,
  amends: Handshake,
  reflection: Feather,
  step: Footprints,
};

/** The picture for a kind of thing. */
export function kindIcon(target: Target): Component {
  return ICONS[target.kind];
}

/** A key that tells one target from another, for lists. */
export function targetKey(target: Target): string {
  return target.kind === 'step' ? `step/${target.number}` : `${target.kind}/${target.id}`;
}
