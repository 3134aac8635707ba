// The whole app in memory, for tests and for the page in a browser. It is never part of a production build.

import { BackendError, type AppEvent, type Backend, type Command } from '$lib/backend';

import { journal } from './journal';
import { session, lockedState } from './session';
import { now, type Area, type Memory, type Tables } from './state';

/** A file that answers for one area. `seed` puts in what one looks at while developing. */
interface AreaFile {
  default(memory: Memory): Area;
  seed?(backend: MemoryBackend): Promise<void>;
}

/** The files that answer for one area each. */
export const areas: readonly AreaFile[] = Object.values(
  import.meta.glob<AreaFile>(['./inventory.ts', './amends.ts', './write.ts', './people.ts', './share.ts', './documents.ts', './reading.ts', './afterwards.ts', './sheets.ts', './steps.ts', './history.ts', './patterns.ts', './copies.ts', './outside.ts'], {
    eager: true,
  }),
);

/** A journal that holds nothing. */
export function emptyTables(): Tables {
  return { people: [], inventories: [], worksheets: [], entries: [], amends: [], letters: {}, reflections: [], steps: [], patterns: [], history: [], choices: [], readings: [], sealed: [], files: [], trash: [] };
}

/** A copy as the wire makes it: as JSON. */
function copy<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

/** A memory backend, with its tables within a test's reach. */
export interface MemoryBackend extends Backend {
  readonly memory: Memory;
  /** Commands called so far, for tests that look at the traffic. */
  readonly calls: { name: Command; args: unknown }[];
}

/** A new one, standing where `change` puts it; locked with the passphrase `kettle orbit sparrow` unless told. */
export function memoryBackend(change: Partial<Memory['app']> = {}): MemoryBackend {
  const listeners: ((event: AppEvent) => void)[] = [];
  const memory: Memory = {
    app: { ...lockedState(), ...change },
    passphrase: 'kettle orbit sparrow',
    copies: [
      { place: { folder: '~/Documents/Candor copies', file: 'Copy 2026-11-15.candor' }, at: now(), kept: null },
    ],
    unsaved: false,
    tables: emptyTables(),
    past: [],
    future: [],
    tell: (event) => listeners.forEach((listener) => listener(event)),
    remember(done) {
      memory.past.push({ tables: structuredClone(memory.tables), done });
      memory.future = [];
    },
  };
  const commands: Area = Object.assign(
    {},
    session(memory),
    journal(memory),
    ...areas.map((area) => area.default(memory)),
  );
  const calls: MemoryBackend['calls'] = [];
  return {
    memory,
    calls,
    async call(name, args) {
      calls.push({ name, args });
      const command = commands[name];
      if (!command) throw new BackendError({ code: 'unexpected', place: `memory ${name}` });
      // What crosses to the real app is copied on the way; here as well, so that no view comes to share a row.
      return copy(await command(copy(args)));
    },
    subscribe: (listener) => void listeners.push(listener),
  };
}
