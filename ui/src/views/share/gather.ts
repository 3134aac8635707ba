// What a share is made from, read from the journal.

import { flush } from '$lib/autosave.svelte';
import { backend, type Id, type Inventory, type ShareChoice } from '$lib/backend';
import { people } from '$lib/people.svelte';

import { begin, fromChoices, inventoriesOf, type Kept } from './choices';
import { firstChoice, type Chosen, type Section } from './selection';

/** All there is to choose from, and what was chosen before. */
export interface Gathered {
  /** All inventories in view. */
  inventories: Inventory[];
  /** The one that the share is of; absent when there is none. */
  main: Inventory | undefined;
  /** Choices that were kept under a name, for whatever inventory. */
  saved: ShareChoice[];
  /** Those that were asked for by name, if they were. */
  opened: ShareChoice | undefined;
  chosen: Chosen;
}

/** Choices as they stand on the page. */
export interface Standing {
  main: Id;
  kept: Kept;
  /** The ones under a name that are open there. */
  opened: Id | undefined;
}

let handed: Standing | undefined;

/** Hands over what is chosen to the page that reads it out: what is read is what was on the screen. */
export function handOver(standing: Standing): void {
  handed = standing;
}

/** What was handed over last, as long as the page lasts. */
export function handedOver(): Standing | undefined {
  return handed;
}

/**
 * Reads the journal for a share.
 *
 * @param id An inventory, or choices that were kept under a name; else the newest inventory is taken.
 * @param now The choices as they stand on the page. They go before what was kept, unless others are asked for.
 */
export async function gather(id: Id | undefined, now: Standing | undefined): Promise<Gathered> {
  await flush();
  const [inventories, choices] = await Promise.all([
    backend.call('inventories_list', {}),
    backend.call('share_choices_list', {}),
    people.load(),
  ]);
  const saved = choices.filter((choice) => choice.name !== '');
  const opened = saved.find((choice) => choice.id === id);
  const main = inventories.find((each) => each.id === (opened?.inventory ?? id)) ?? inventories[0];
  const last = choices.find((choice) => choice.name === '' && choice.inventory === main?.id);
  const before = opened ?? last;
  const stands = now?.main === main?.id && (!opened || opened.id === now?.opened);
  const kept = (stands ? now?.kept : undefined) ?? (before && fromChoices(before.choices));
  const wanted = main ? inventoriesOf(main.id, kept) : [];
  const found = inventories.filter((each) => wanted.includes(each.id));
  const sections = (await Promise.all(found.map(sectionsOf))).flat();
  return { inventories, main, saved, opened, chosen: begin(sections, kept) };
}

/** The sections of one inventory as they stand at first. */
export async function sectionsOf(inventory: Inventory): Promise<Section[]> {
  const worksheets = await backend.call('sections_list', { inventory: inventory.id });
  return Promise.all(
    worksheets.map(async (worksheet) =>
      firstChoice(
        inventory,
        worksheet,
        await backend.call('entries_list', { inventory: inventory.id, worksheet: worksheet.id }),
      ),
    ),
  );
}
