// What comes after a share, in memory: the files that were written, and an inventory sealed away or destroyed.

import { BackendError, type CopyDealtWith, type Destroyed, type Id, type Inventory, type WrittenFile } from '$lib/backend';

import { newId, now, type Area, type Memory } from './state';

const missing = (): never => {
  throw new BackendError({ code: 'not_found' });
};

/** The list keeps a file that was written. */
export function rememberFile(memory: Memory, file: Omit<WrittenFile, 'id' | 'at' | 'state'>): void {
  memory.tables.files.unshift({ ...file, id: newId(), at: now(), state: file.format === 'paper' ? 'paper' : 'there' });
}

/** What came of destroying something that stands in some files. */
export function destroyed(memory: Memory, holds: (file: WrittenFile) => boolean): Destroyed {
  const files = memory.tables.files.filter((file) => file.state !== 'gone' && holds(file));
  return { journal: null, copies: memory.copies, files };
}

/** Deletes the copies that still hold what was destroyed. */
function deleteCopies(memory: Memory): CopyDealtWith[] {
  const held = memory.copies.filter((copy) => copy.kept !== null);
  memory.copies = memory.copies.filter((copy) => copy.kept === null);
  return held.map((copy) => ({ ...copy, kept: null }));
}

/** The commands. */
export default (memory: Memory): Area => {
  const file = (id: Id) => memory.tables.files.find((each) => each.id === id) ?? missing();
  const byDate = (inventories: Inventory[]) => inventories.sort((one, other) => other.started.localeCompare(one.started));
  /** Moves an inventory between what is in view and what is sealed away. */
  const move = (id: Id, from: 'inventories' | 'sealed', to: 'inventories' | 'sealed') => {
    memory.remember({ target: { kind: 'inventory', id }, action: 'moved' });
    const found = memory.tables[from].find((each) => each.id === id) ?? missing();
    memory.tables[from] = memory.tables[from].filter((each) => each.id !== id);
    memory.tables[to] = byDate([...memory.tables[to], found]);
    return null;
  };
  return {
    written_files_list: () => memory.tables.files,
    written_file_delete({ id }) {
      const found = file(id);
      if (found.state === 'there') found.state = 'gone';
      return found;
    },
    written_file_forget({ id }) {
      file(id);
      memory.remember({ target: { kind: 'step', number: 5 }, action: 'deleted' });
      memory.tables.files = memory.tables.files.filter((each) => each.id !== id);
      return null;
    },
    inventories_sealed_away: () => memory.tables.sealed,
    inventory_seal_away: ({ id }) => move(id, 'inventories', 'sealed'),
    inventory_bring_back: ({ id }) => move(id, 'sealed', 'inventories'),
    inventory_destroy({ id, current }) {
      if (!memory.app.settings?.example && current !== memory.passphrase) {
        throw new BackendError({ code: 'wrong_passphrase' });
      }
      const { tables } = memory;
      if (![...tables.inventories, ...tables.sealed].some((each) => each.id === id)) missing();
      tables.inventories = tables.inventories.filter((each) => each.id !== id);
      tables.sealed = tables.sealed.filter((each) => each.id !== id);
      tables.entries = tables.entries.filter((each) => each.inventory !== id);
      tables.choices = tables.choices.filter((each) => !JSON.stringify(each).includes(id));
      memory.past = [];
      memory.future = [];
      return destroyed(memory, (file) => file.inventories.includes(id));
    },
    held_copies_delete: () => deleteCopies(memory),
    former_copies_delete: () => deleteCopies(memory),
  };
};
