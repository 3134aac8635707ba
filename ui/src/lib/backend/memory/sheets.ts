// Worksheets of one's own in memory. A file is the last thing that was carried out.

import { BackendError, type Backend, type Worksheet, type WorksheetDraft } from '$lib/backend';

import { asSheet } from '../../../views/sheets/draft';
import { rememberFile } from './afterwards';
import { worksheets } from './inventory';
import { newId, now, type Area, type Memory } from './state';

/** The commands of Worksheets. */
export default (memory: Memory): Area => {
  const missing = (): never => {
    throw new BackendError({ code: 'not_found' });
  };
  /** What was carried out last, as if it lay in a file. */
  let file: { draft: WorksheetDraft; entries: number } | null = null;
  const find = (id: string) => memory.tables.worksheets.find((each) => each.id === id) ?? missing();
  const sheetOf = ({ id, draft }: { id: string; draft: WorksheetDraft }): Worksheet => ({ ...asSheet(draft), id });
  const all = () => [
    ...worksheets,
    ...memory.tables.worksheets.map(sheetOf).sort((a, b) => titleOf(a).localeCompare(titleOf(b))),
  ];
  const titleOf = ({ title }: Worksheet) => (typeof title === 'string' ? title : title.own);
  const filledOf = (id: string) => memory.tables.entries.filter((each) => each.worksheet === id);
  const make = (draft: WorksheetDraft): Worksheet => {
    const made = { id: newId(), draft };
    memory.remember({ target: { kind: 'worksheet', id: made.id }, action: 'created' });
    memory.tables.worksheets.push(made);
    return sheetOf(made);
  };

  return {
    worksheets: all,
    worksheet_version: ({ id }) => all().find((each) => each.id === id) ?? missing(),
    worksheet_asked: ({ id }) => all().find((each) => each.id === id) ?? missing(),
    entry_get: ({ id }) => memory.tables.entries.find((each) => each.id === id) ?? missing(),
    entry_titles: ({ worksheet }) =>
      memory.tables.entries
        .filter((each) => each.worksheet === worksheet && each.inventory === null)
        .map((each) => {
          const answers = Object.values(each.answers);
          const names = answers.flatMap((answer) =>
            answer.people.map((id) => memory.tables.people.find((person) => person.id === id)?.name ?? ''),
          );
          return {
            id: each.id,
            title: names.join(', ') || (answers.find((answer) => answer.text)?.text.slice(0, 80) ?? ''),
            day: answers.find((answer) => answer.date)?.date ?? each.created.slice(0, 10),
            updated: each.updated,
          };
        })
        .reverse()
        .sort((a, b) => b.day.localeCompare(a.day)),
    worksheet_create: ({ draft }) => make(draft),
    worksheet_draft: ({ id }) => find(id).draft,
    worksheet_delete({ id }) {
      const sheet = find(id);
      const target = { kind: 'worksheet' as const, id };
      memory.remember({ target, action: 'deleted' });
      const entries = filledOf(id);
      memory.tables.worksheets = memory.tables.worksheets.filter((each) => each.id !== id);
      memory.tables.entries = memory.tables.entries.filter((each) => each.worksheet !== id);
      memory.tables.trash.push({
        item: { target, title: sheet.draft.title, deleted: now() },
        rows: { worksheets: [sheet], entries },
      });
      return null;
    },
    worksheet_export({ id, filled }) {
      file = { draft: structuredClone(find(id).draft), entries: filled ? filledOf(id).length : 0 };
      const place = { folder: '~/Documents', file: 'worksheet.json' };
      const content = filled ? 'filled_worksheet' : 'worksheet';
      rememberFile(memory, { content, format: 'json', names: null, inventories: [], place, to_whom: '' });
      return { place, at: now() };
    },
    worksheet_choose: () => file,
    worksheet_take_in({ accept }) {
      if (!accept) return null;
      return make(file?.draft ?? missing());
    },
  };
};

/** A worksheet and a pack to look at while developing, and pages that were filled. */
export async function seed({ call }: { call: Backend['call'] }): Promise<void> {
  const blank = {
    label: '', hint: '', heading: '', choices: [], own_choices: false, fear_mark: false, pattern: false, optional: false,
    for_myself: false,
  };
  await call('worksheet_create', {
    draft: {
      title: 'Before Step 2', about: 'Questions from the Tuesday group.', invitation: '', step: 2, layout: 'page',
      section_of_inventory: false,
      fields: [
        { ...blank, id: 'hope', kind: 'text', question: 'Where have I seen that people change?', heading: 'Looking around' },
        { ...blank, id: 'doubt', kind: 'text', question: 'What do I doubt, and since when?', hint: 'It need not be settled.' },
        { ...blank, id: 'lean', kind: 'text', question: 'On what did I lean this week without noticing?', heading: 'This week' },
        { ...blank, id: 'note', kind: 'text', question: 'What I will ask Ruth', for_myself: true },
      ],
    },
  });
  const text = (words: string) => ({ text: words, people: [], choices: [], pass: null, date: null, scale: null });
  for (const situation of ['The call that did not come', 'Rehearsing the talk with the landlord in the shower']) {
    const entry = await call('entry_create', { inventory: null, worksheet: 'thought_record', after: null, under: null });
    await call('edit', { edit: { kind: 'answer', entry: entry.id, field: 'situation', answer: text(situation) } });
  }
}
