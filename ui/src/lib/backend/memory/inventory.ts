// Inventories and their entries in memory, with the worksheets of the real journal.

import { BackendError, type Answer, type Backend, type Choice, type Entry, type Inventory, type Worksheet } from '$lib/backend';
import { newInventory } from '$lib/worksheets';

import { fresh } from './amends';
import { now, stamp, type Area, type Memory } from './state';

const all = import.meta.glob<Worksheet>('../../../../../crates/journal/worksheets/*.json', { eager: true, import: 'default' });

/** The worksheets that are built in, in their order, with what their files leave unsaid. */
export const worksheets: readonly Worksheet[] = Object.values(all)
  .map((sheet): Worksheet => ({
    ...{ step: null, shape: 'table', home: 'sheets', order: 0, chosen_at_first: false, beside: null },
    ...{ behaviours: [], share_order: 0, share_when_chosen: false },
    ...sheet,
    fields: sheet.fields.map((field) => ({
      ...{ hint: null, heading: null, own_choices: false, fear_mark: false, pattern: false, optional: false, for_myself: false },
      ...{ harm: false },
      ...field,
      choices: ((field.choices as Choice[] | undefined) ?? []).map((choice) => ({ ...{ opposite: null }, ...choice })),
    })),
  }))
  .sort((a, b) => a.home.localeCompare(b.home) || a.order - b.order);

const answer = (part: Partial<Answer>): Answer => ({
  text: '', people: [], choices: [], pass: null, date: null, scale: null, ...part,
});

/** The commands of Inventory. */
export default (memory: Memory): Area => {
  const missing = (): never => {
    throw new BackendError({ code: 'not_found' });
  };
  const find = (id: string): Entry => memory.tables.entries.find((each) => each.id === id) ?? missing();
  const target = (entry: Entry) => ({
    kind: 'entry' as const, id: entry.id, inventory: entry.inventory, worksheet: entry.worksheet, field: null,
  });
  const counted = (inventory: Inventory): Inventory => ({
    ...inventory,
    entries: Object.fromEntries(
      worksheets.map(({ id }) => [
        id,
        memory.tables.entries.filter((each) => each.inventory === inventory.id && each.worksheet === id).length,
      ]),
    ),
  });
  /** Puts entries behind another, or at the end. */
  const place = (made: Entry[], after: string | null): void => {
    const { entries } = memory.tables;
    const at = after === null ? -1 : entries.findIndex((each) => each.id === after);
    if (after !== null && at < 0) missing();
    if (at < 0) entries.push(...made);
    else entries.splice(at + 1, 0, ...made);
  };
  const empty = (inventory: string | null, worksheet: string, under: string | null = null): Entry => ({
    ...stamp(), inventory, worksheet, version: versionOf(worksheet), under, answers: {}, amends: null,
  });
  const person = (name: string): string => {
    const known = memory.tables.people.find((each) => each.name.localeCompare(name, 'en', { sensitivity: 'base' }) === 0);
    if (known) return known.id;
    const made = { ...stamp(), name, kind: 'person' as const, aliases: [], initials: '', stand_in: '', in_trash: false };
    memory.tables.people.push(made);
    return made.id;
  };
  const versionOf = (worksheet: string): number => worksheets.find((each) => each.id === worksheet)?.version ?? 1;
  const calledFirst = (entry: Entry): string => {
    const first = entry.answers[worksheets.find((each) => each.id === entry.worksheet)?.fields[0]?.id ?? ''];
    const names = first?.people.map((id) => memory.tables.people.find((each) => each.id === id)?.name ?? '');
    return names?.join(', ') || first?.text || '';
  };

  return {
    worksheets: () => [...worksheets],
    worksheet_version: ({ id }) => worksheets.find((each) => each.id === id) ?? missing(),
    worksheet_asked: ({ id }) => worksheets.find((each) => each.id === id) ?? missing(),
    sections_list({ inventory }) {
      const { sections } = memory.tables.inventories.find((each) => each.id === inventory) ?? missing();
      return worksheets.filter((sheet) => sheet.home === 'inventory' && sections.includes(sheet.beside ?? sheet.id));
    },
    inventories_list: () =>
      [...memory.tables.inventories].sort((a, b) => b.started.localeCompare(a.started)).map(counted),
    inventory_create({ draft }) {
      const inventory: Inventory = { ...stamp(), ...draft, entries: {} };
      memory.remember({ target: { kind: 'inventory', id: inventory.id }, action: 'created' });
      memory.tables.inventories.push(inventory);
      return counted(inventory);
    },
    inventory_delete({ id }) {
      const inventory = memory.tables.inventories.find((each) => each.id === id) ?? missing();
      const item = { target: { kind: 'inventory' as const, id }, title: inventory.title, deleted: now() };
      memory.remember({ target: item.target, action: 'deleted' });
      const entries = memory.tables.entries.filter((each) => each.inventory === id);
      memory.tables.inventories = memory.tables.inventories.filter((each) => each.id !== id);
      memory.tables.entries = memory.tables.entries.filter((each) => each.inventory !== id);
      memory.tables.trash.push({ item, rows: { inventories: [inventory], entries } });
      return null;
    },
    entries_list: ({ inventory, worksheet }) =>
      memory.tables.entries.filter((each) => each.inventory === inventory && each.worksheet === worksheet),
    entry_create({ inventory, worksheet, after, under }) {
      const entry = empty(inventory, worksheet, under);
      memory.remember({ target: target(entry), action: 'created' });
      place([entry], after);
      return entry;
    },
    block_write({ inventory, worksheet, rows }) {
      const [row] = rows;
      if (!row) return [];
      const first = row.entry === null ? empty(inventory, worksheet) : find(row.entry);
      memory.remember({ target: target(first), action: rows.some(({ entry }) => entry === null) ? 'created' : 'edited' });
      let before: Entry | undefined;
      return rows.map(({ entry: id, cells }) => {
        const entry = id === null ? empty(inventory, worksheet) : find(id);
        if (id === null) place([entry], before?.id ?? null);
        for (const { field, answer: given, names } of cells) {
          const people = [...new Set([...given.people, ...names.map(person)])];
          entry.answers[field] = { ...given, people };
        }
        before = entry;
        return entry;
      });
    },
    entry_move({ id, after }) {
      const entry = find(id);
      memory.remember({ target: target(entry), action: 'moved' });
      const { entries } = memory.tables;
      const moved = entries.splice(entries.findIndex((each) => each.id === id), 1);
      if (after === null) entries.unshift(...moved);
      else place(moved, after);
      return null;
    },
    entry_delete({ id }) {
      const entry = find(id);
      memory.remember({ target: target(entry), action: 'deleted' });
      memory.tables.entries = memory.tables.entries.filter((each) => each.id !== id);
      memory.tables.trash.push({
        item: { target: target(entry), title: calledFirst(entry), deleted: now() },
        rows: { entries: [entry] },
      });
      return null;
    },
    entry_carry({ id }) {
      const entry = find(id);
      const fields = worksheets.find((sheet) => sheet.id === entry.worksheet)?.fields ?? [];
      const harm = fields.find((field) => field.harm)?.id;
      const people = entry.answers[fields.find((field) => field.kind === 'people')?.id ?? '']?.people ?? [];
      const whom = people.filter((each) => memory.tables.people.find((person) => person.id === each)?.kind !== 'principle');
      if (!harm || whom.length === 0) throw new BackendError({ code: 'invalid', field: 'person' });
      memory.remember({ target: target(entry), action: 'created' });
      const made = whom.map((each) => {
        const there = memory.tables.amends.find((amends) => amends.from_entry === id && amends.person === each);
        if (there) return there.id;
        const amends = fresh(each, entry.answers[harm]?.text ?? '', id);
        memory.tables.amends.push(amends);
        return amends.id;
      });
      find(id).amends = made[0] ?? null;
      return { amends: made };
    },
  };
};

/** An inventory to look at while developing; `?rows=500` makes it as long as one asks. */
export async function seed({ call }: { call: Backend['call'] }): Promise<void> {
  const { id } = await call('inventory_create', { draft: newInventory('Spring', '2026-11-01', worksheets) });
  const fill = async (worksheet: string, rows: Record<string, Partial<Answer> & { names?: string[] }>[]) => {
    for (const row of rows) {
      const entry = await call('entry_create', { inventory: id, worksheet, after: null, under: null });
      for (const [field, { names = [], ...part }] of Object.entries(row)) {
        const people = [];
        for (const name of names) people.push((await call('person_find_or_create', { name, kind: 'person' })).id);
        await call('edit', { edit: { kind: 'answer', entry: entry.id, field, answer: answer({ people, ...part }) } });
      }
    }
  };
  const chose = (...values: string[]) => values.map((value) => ({ value, own: false, fear: value === 'emotional_security' }));
  const resentments = [
    { who: { names: ['Dad'] }, cause: { text: 'Left the year I turned nine and rang twice that winter. Never said why, then or since.' }, affects: { choices: chose('emotional_security', 'self_esteem') }, part: { pass: 'not_mine' as const } },
    { who: { names: ['Aunt Jo'] }, cause: { text: 'Told the family I was away working when I was in hospital. I had asked her not to lie for me.' }, affects: { choices: chose('pride', 'personal_relations') }, part: { text: 'I had lied to her for years about money, and I let her carry the explaining because it was easier than ringing them myself.' } },
    { who: { names: ['Marek'] }, cause: { text: 'Told the whole crew about the van before I had a chance to own up to it.' }, affects: { choices: chose('pride', 'ambitions', 'financial_security') }, part: { text: 'I had four days to say it and did not. He asked me straight on the Tuesday and I said it was like that when I picked it up.', choices: chose('dishonest', 'frightened') } },
    { who: { names: ['The housing office'] }, cause: { text: 'Lost the form twice, then closed the case because the form had not come.' }, affects: { choices: chose('financial_security') } },
    { who: { names: ['Ruth'] }, cause: { text: 'Stopped answering after the wedding. I heard the reason from her brother, not from her.' }, affects: { choices: chose('personal_relations', 'self_esteem') }, part: { pass: 'not_ready' as const } },
    { who: { names: ['My old church'] }, cause: { text: 'Made me stand up and speak when I was fifteen.' }, affects: { choices: chose('self_esteem') } },
    { who: { names: ['Myself at twenty-six'] }, cause: { text: 'The spring I stopped opening letters.' }, affects: { choices: chose('pride', 'financial_security') } },
  ];
  const rows = Number(new URLSearchParams(location.search).get('rows') ?? resentments.length);
  await fill('resentments', Array.from({ length: rows }, (_, index) => resentments[index % resentments.length] ?? {}));
  await fill('harms', [
    { whom: { names: ['Daniel'] }, what: { text: 'Borrowed £640 for a deposit and spent it.' }, affected: { choices: chose('financially', 'emotionally') } },
    { whom: { names: ['Mum'] }, what: { text: 'The years of not ringing.' } },
  ]);
  await fill('strengths', [{ what: { text: 'I turn up early and stay to put the chairs away.' }, where: { text: 'Tuesdays.' }, who: { names: ['Marek'] } }]);
}
