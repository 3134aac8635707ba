import { markdownLanguage } from '@codemirror/lang-markdown';
import { EditorSelection, EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';

import { formatsAt, toggleBlock, toggleInline, type Block, type Inline } from './formatting';

/** A state whose choice stands between `[` and `]` of the text; a single `|` is a cursor. */
function stateOf(marked: string): EditorState {
  const doc = marked.replace(/[[\]|]/g, '');
  const anchor = marked.search(/[[|]/);
  const head = marked.includes(']') ? marked.indexOf(']') - 1 : anchor;
  return EditorState.create({ doc, selection: EditorSelection.single(anchor, head), extensions: [markdownLanguage] });
}

/** The state written as {@link stateOf} reads it. */
function told(state: EditorState): string {
  const { from, to } = state.selection.main;
  const doc = state.doc.toString();
  return from === to
    ? `${doc.slice(0, from)}|${doc.slice(from)}`
    : `${doc.slice(0, from)}[${doc.slice(from, to)}]${doc.slice(to)}`;
}

const inline = (text: string, format: Inline) => {
  const state = stateOf(text);
  return told(state.update(toggleInline(state, format)).state);
};
const block = (text: string, format: Block) => {
  const state = stateOf(text);
  return told(state.update(toggleBlock(state, format)).state);
};

describe('marks around words', () => {
  it('are put on and taken off by the same key', () => {
    expect(inline('a [word] here', 'bold')).toBe('a **[word]** here');
    expect(inline('a **[word]** here', 'bold')).toBe('a [word] here');
    expect(inline('a *[word]* here', 'italic')).toBe('a [word] here');
  });

  it('take the word at the cursor where nothing is chosen', () => {
    expect(inline('wo|rd', 'italic')).toBe('*wo|rd*');
  });

  it('open a pair in an empty place, and close it again', () => {
    expect(inline('so |', 'bold')).toBe('so **|**');
    expect(inline('so **|**', 'bold')).toBe('so |');
  });

  it('tell bold from italic, also where both hold', () => {
    expect(inline('**[word]**', 'italic')).toBe('***[word]***');
    expect(inline('***[word]***', 'bold')).toBe('*[word]*');
    expect(inline('*[word]*', 'bold')).toBe('***[word]***');
  });

  it('stay off the spaces at the edges, and end with each line', () => {
    expect(inline('[ word ]', 'bold').replace(/[[\]]/g, '')).toBe(' **word** ');
    expect(inline('[one\n\ntwo]', 'italic').replace(/[[\]]/g, '')).toBe('*one*\n\n*two*');
  });
});

describe('marks before lines', () => {
  it('are put on and taken off', () => {
    expect(block('thi|ng', 'list')).toBe('- thi|ng');
    expect(block('- thi|ng', 'list')).toBe('thi|ng');
    expect(block('|', 'heading')).toBe('# |');
  });

  it('replace one another', () => {
    expect(block('- thi|ng', 'numbered')).toBe('1. thi|ng');
    expect(block('## thi|ng', 'quotation')).toBe('> thi|ng');
  });

  it('number the lines they are put before, and leave empty ones alone', () => {
    expect(block('[one\n\ntwo]', 'numbered').replace(/[[\]]/g, '')).toBe('1. one\n\n2. two');
  });
});

it('knows what holds at the cursor', () => {
  expect([...formatsAt(stateOf('- a **wo|rd**'))].sort()).toEqual(['bold', 'list']);
  expect([...formatsAt(stateOf('# Ti|tle'))]).toEqual(['heading']);
  expect([...formatsAt(stateOf('plain| words'))]).toEqual([]);
});
