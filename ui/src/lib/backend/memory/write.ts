// Reflections in memory, and as much Markdown as the tests and the development page need.

import { BackendError, type Node, type Reflection } from '$lib/backend';

import { stamp, today, type Area, type Memory } from './state';

/** Words with emphasis, code, and links to where the app may lead. */
function inline(text: string): Node[] {
  const pattern = /\*\*(.+?)\*\*|\*(.+?)\*|`(.+?)`|\[(.+?)\]\((\S+?)\)/s;
  const nodes: Node[] = [];
  let rest = text;
  for (let match = pattern.exec(rest); match; match = pattern.exec(rest)) {
    if (match.index > 0) nodes.push({ type: 'text', text: rest.slice(0, match.index) });
    const [whole, strong, emphasis, code, words, href] = match;
    if (strong) nodes.push({ type: 'strong', children: inline(strong) });
    else if (emphasis) nodes.push({ type: 'emphasis', children: inline(emphasis) });
    else if (code) nodes.push({ type: 'code', text: code });
    else if (words && href && /^(?:https|mailto):/.test(href)) {
      nodes.push({ type: 'link', href, children: inline(words) });
    } else if (words) nodes.push(...inline(words));
    rest = rest.slice(match.index + whole.length);
  }
  if (rest) nodes.push({ type: 'text', text: rest });
  return nodes;
}

/** Markdown as nodes: the blocks that people use. The app's own parser knows all of CommonMark. */
export function preview(text: string): Node[] {
  return text
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter(Boolean)
    .map((block): Node => {
      const heading = /^(#{1,6}) (.*)$/s.exec(block);
      if (heading) return { type: 'heading', level: heading[1]?.length ?? 1, children: inline(heading[2] ?? '') };
      if (/^(?:---|\*\*\*)$/.test(block)) return { type: 'rule' };
      if (block.startsWith('>')) {
        return { type: 'quote', children: preview(block.replace(/^> ?/gm, '')) };
      }
      const number = /^(\d+)\. /.exec(block);
      if (number || /^[-*] /.test(block)) {
        const items = block.split('\n').map((line): Node => ({
          type: 'item',
          checked: null,
          children: inline(line.replace(/^(?:[-*]|\d+\.) /, '')),
        }));
        return { type: 'list', start: number ? Number(number[1]) : null, children: items };
      }
      return { type: 'paragraph', children: inline(block) };
    });
}

/** The commands of Write. */
export default (memory: Memory): Area => {
  const find = (id: string): Reflection => {
    const page = memory.tables.reflections.find((each) => each.id === id);
    if (!page) throw new BackendError({ code: 'not_found' });
    return page;
  };
  const called = ({ title, body }: Reflection) =>
    title || (body.split('\n').find((line) => line.trim()) ?? '').replace(/^[#>\-*\s]+|[*_`]/g, '').slice(0, 80);

  return {
    reflections_list: () =>
      memory.tables.reflections
        .map((page) => ({
          id: page.id,
          date: page.date,
          title: called(page),
          tags: page.tags,
          step: page.step,
          updated: page.updated,
        }))
        .sort((one, other) => other.date.localeCompare(one.date) || other.id.localeCompare(one.id)),
    reflection_get: ({ id }) => find(id),
    reflection_create() {
      const page: Reflection = { ...stamp(), date: today(), title: '', body: '', tags: [], step: null };
      memory.remember({ target: { kind: 'reflection', id: page.id }, action: 'created' });
      memory.tables.reflections.push(page);
      return page;
    },
    reflection_delete({ id }) {
      const page = find(id);
      const target = { kind: 'reflection' as const, id };
      memory.remember({ target, action: 'deleted' });
      memory.tables.reflections = memory.tables.reflections.filter((each) => each.id !== id);
      memory.tables.trash.push({
        item: { target, title: called(page), deleted: new Date().toISOString() },
        rows: { reflections: [page] },
      });
      return null;
    },
    markdown_preview: ({ text }) => preview(text),
  };
};

/** Pages to look at while developing. */
export async function seed({ memory }: { memory: Memory }): Promise<void> {
  const page = (days: number, title: string, body: string, tags: string[], step: number | null): Reflection => {
    const date = new Date(Date.now() - days * 86_400_000).toISOString();
    return { ...stamp(), date: days === 0 ? today() : date.slice(0, 10), title, body, tags, step, updated: date };
  };
  const walk = `Walked back past the canal instead of the main road. I told myself it was for the air, but it was so I could go over what to say to Ruth, and somewhere near the second bridge I noticed I was rehearsing a speech.

A speech has an audience. What I want, if I am honest, is for her to say *it is all right* so that I can put it down. That is **not the same** as putting something right for her.

# Things I could do that ask nothing of her

- return the books, through her brother
- stop telling the story the way I tell it
- wait

> You do not have to hurry this, she said.

See [the library's hours](https://library.example/hours).`;
  memory.tables.reflections.push(
    page(0, 'The long way home', walk, ['ruth', 'fear'], 8),
    page(2, 'Kitchen table, after the meeting', 'Tea and a long silence. It was a good one.', ['meeting'], null),
    page(5, 'What Mum said about the garden, and why it stung', 'She meant the roses.', [], 4),
    page(10, '', 'Two good hours, and I knew it while they lasted.', [], null),
    page(19, 'Why I left Ruth off the first list', 'Because she would ask.', ['ruth'], 8),
  );
}
