// The editor's formatting: marks around words and marks before lines, put on or taken off by the same key.

import { syntaxTree } from '@codemirror/language';
import { type ChangeSpec, EditorSelection, type EditorState, type Line, type TransactionSpec } from '@codemirror/state';

/** What can be put around words. */
export type Inline = 'bold' | 'italic';
/** What can be put before lines. */
export type Block = 'heading' | 'list' | 'numbered' | 'quotation';
/** Everything the toolbar shows as pressed or not. */
export type Format = Inline | Block;

const MARKS: Record<Inline, string> = { bold: '**', italic: '*' };

const BLOCKS: Record<Block, { pattern: RegExp; mark: (index: number) => string }> = {
  heading: { pattern: /^#{1,6}[ \t]+/, mark: () => '# ' },
  list: { pattern: /^[-*+][ \t]+/, mark: () => '- ' },
  numbered: { pattern: /^\d{1,9}[.)][ \t]+/, mark: (index) => `${index + 1}. ` },
  quotation: { pattern: /^>[ \t]?/, mark: () => '> ' },
};

/** How many asterisks stand directly before a place, or after it. At most three mean anything. */
function asterisks(state: EditorState, at: number, side: -1 | 1): number {
  const text = side < 0 ? state.sliceDoc(Math.max(0, at - 3), at) : state.sliceDoc(at, at + 3);
  return (side < 0 ? /\**$/ : /^\**/).exec(text)?.[0].length ?? 0;
}

/** Whether asterisks of that number make the words between them bold, or italic. */
function makes(format: Inline, count: number): boolean {
  return format === 'bold' ? count >= 2 : count % 2 === 1;
}

interface Span {
  from: number;
  to: number;
}

/** The span's words in each of its lines: emphasis ends with its line, and no space may touch its marks inside. */
function pieces(state: EditorState, span: Span): Span[] {
  const result: Span[] = [];
  for (let position = span.from; position <= span.to; ) {
    const line = state.doc.lineAt(position);
    const text = state.sliceDoc(Math.max(line.from, span.from), Math.min(line.to, span.to));
    const from = Math.max(line.from, span.from) + (text.length - text.trimStart().length);
    const to = from + text.trim().length;
    if (to > from) result.push({ from, to });
    position = line.to + 1;
  }
  return result;
}

/** Puts a mark around the chosen words, or takes it off. Without a choice: the word at the cursor, or a new pair. */
export function toggleInline(state: EditorState, format: Inline): TransactionSpec {
  const mark = MARKS[format];
  const size = mark.length;
  const edit = state.changeByRange((range) => {
    const inside = range.empty ? state.wordAt(range.head) : range;
    const spans = inside ? pieces(state, inside) : [];
    if (spans.length === 0) {
      const around = Math.min(asterisks(state, range.head, -1), asterisks(state, range.head, 1));
      if (around > 0 && makes(format, around)) {
        const changes = { from: range.head - size, to: range.head + size };
        return { changes, range: EditorSelection.cursor(range.head - size) };
      }
      return {
        changes: { from: range.head, insert: mark + mark },
        range: EditorSelection.cursor(range.head + size),
      };
    }
    const on = spans.every(({ from, to }) =>
      makes(format, Math.min(asterisks(state, from, -1), asterisks(state, to, 1))),
    );
    const changes = state.changes(
      spans.flatMap(({ from, to }): ChangeSpec[] =>
        on
          ? [{ from: from - size, to: from }, { from: to, to: to + size }]
          : [{ from, insert: mark }, { from: to, insert: mark }],
      ),
    );
    // The choice stays on the same words: its start moves behind the new mark, its end before it.
    const anchor = changes.mapPos(range.from, 1);
    const head = changes.mapPos(range.to, -1);
    return { changes, range: EditorSelection.range(anchor, Math.max(anchor, head)) };
  });
  return { ...edit, scrollIntoView: true, userEvent: 'input.format' };
}

/** The lines that the choice touches. */
function chosenLines(state: EditorState): Line[] {
  const lines = new Map<number, Line>();
  for (const range of state.selection.ranges) {
    for (let position = range.from; position <= range.to; ) {
      const line = state.doc.lineAt(position);
      lines.set(line.number, line);
      position = line.to + 1;
    }
  }
  return [...lines.values()];
}

/** Puts a mark before the chosen lines, in place of the one they have, or takes it off when all of them have it. */
export function toggleBlock(state: EditorState, format: Block): TransactionSpec {
  const all = chosenLines(state);
  // Empty lines between the chosen ones stay empty; a single empty line gets its mark, to be written behind.
  const lines = all.length > 1 ? all.filter((line) => line.text.trim()) : all;
  const { pattern, mark } = BLOCKS[format];
  const on = lines.length > 0 && lines.every((line) => pattern.test(line.text.trimStart()));
  const changes = lines.map((line, index) => {
    const indent = line.text.length - line.text.trimStart().length;
    const rest = line.text.slice(indent);
    const had = Object.values(BLOCKS).map((block) => block.pattern.exec(rest)?.[0].length ?? 0);
    const from = line.from + indent;
    return { from, to: from + Math.max(0, ...had), insert: on ? '' : mark(index) };
  });
  const set = state.changes(changes);
  return { changes: set, selection: state.selection.map(set, 1), scrollIntoView: true, userEvent: 'input.format' };
}

const NODES: Record<string, Format> = {
  StrongEmphasis: 'bold',
  Emphasis: 'italic',
  BulletList: 'list',
  OrderedList: 'numbered',
  Blockquote: 'quotation',
};

/** The formats that hold where the cursor is. */
export function formatsAt(state: EditorState): Set<Format> {
  const found = new Set<Format>();
  const head = state.selection.main.head;
  for (const side of [-1, 1] as const) {
    for (let node: { name: string; parent: unknown } | null = syntaxTree(state).resolveInner(head, side); node; ) {
      const format = NODES[node.name] ?? (/Heading\d$/.test(node.name) ? 'heading' : undefined);
      if (format) found.add(format);
      node = node.parent as typeof node;
    }
  }
  return found;
}
