// The CodeMirror set-up of the writing field: as little as writing needs.

import { history, historyKeymap, standardKeymap } from '@codemirror/commands';
import { deleteMarkupBackward, insertNewlineContinueMarkup, markdownLanguage } from '@codemirror/lang-markdown';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState, type Extension, Prec, RangeSetBuilder } from '@codemirror/state';
import {
  type Command,
  Decoration,
  type DecorationSet,
  EditorView,
  keymap,
  placeholder,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { StyleModule } from 'style-mod';

import { toggleBlock, toggleInline, type Block, type Format, type Inline } from './formatting';

// CodeMirror's own rules reach the page through style-mod, which writes them into a `<style>` element. The page's
// policy (`style-src 'self'`) forbids those, and rightly; a constructed style sheet is made by script and is allowed.
const mounted = new WeakMap<StyleModule, CSSStyleSheet>();
if ('adoptedStyleSheets' in Document.prototype) {
  StyleModule.mount = (root: Document | ShadowRoot, modules: StyleModule | readonly StyleModule[]) => {
    const sheets = [modules].flat().map((module) => {
      let sheet = mounted.get(module);
      if (!sheet) {
        sheet = new CSSStyleSheet();
        sheet.replaceSync(module.getRules());
        mounted.set(module, sheet);
      }
      return sheet;
    });
    const others = root.adoptedStyleSheets.filter((sheet) => !sheets.includes(sheet));
    root.adoptedStyleSheets = [...sheets, ...others];
  };
}

// Light styling in place: the marks stay readable, the words look like what they become. The classes are in Editor.svelte.
const highlighting = HighlightStyle.define([
  { tag: tags.processingInstruction, class: 'md-mark' },
  { tag: tags.heading1, class: 'md-heading md-heading-1' },
  { tag: tags.heading, class: 'md-heading' },
  { tag: tags.strong, class: 'md-strong' },
  { tag: tags.emphasis, class: 'md-emphasis' },
  { tag: tags.strikethrough, class: 'md-struck' },
  { tag: tags.quote, class: 'md-quote' },
  { tag: tags.monospace, class: 'md-code' },
  { tag: tags.link, class: 'md-link' },
  { tag: tags.url, class: 'md-mark' },
]);

/** Characters from which on a page is plain: reading it for marks would cost more than the marks are worth. */
const STYLED = 1_000_000;

const marks = new Compartment();
const marksOf = (length: number): Extension =>
  length <= STYLED ? [markdownLanguage.extension, syntaxHighlighting(highlighting)] : [];

/** Marks are styled, until the page grows too long for it. Decided before a change is taken in, so that pasting ten
 * megabytes never begins to read them. */
function markedUp(length: number): Extension {
  return [
    marks.of(marksOf(length)),
    EditorState.transactionExtender.of((change) => {
      const after = change.newDoc.length;
      const same = after <= STYLED === change.startState.doc.length <= STYLED;
      return same ? null : { effects: marks.reconfigure(marksOf(after)) };
    }),
  ];
}

const directed = Decoration.line({ attributes: { dir: 'auto' } });

/** Lets each line that is on the screen run its own way, as its first letters say. */
const directions = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = directedLines(view);
    }
    update(update: ViewUpdate) {
      if (update.docChanged || update.viewportChanged) this.decorations = directedLines(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function directedLines(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let position = from; position <= to; ) {
      const line = view.state.doc.lineAt(position);
      // A long line can lie in two ranges; it gets one decoration.
      if (line.from >= from) builder.add(line.from, line.from, directed);
      position = line.to + 1;
    }
  }
  return builder.finish();
}

/** The command of a format, as the toolbar and the keys run it. */
export function formatCommand(format: Format): Command {
  return ({ state, dispatch }) => {
    const inline = format === 'bold' || format === 'italic';
    dispatch(state.update(inline ? toggleInline(state, format as Inline) : toggleBlock(state, format as Block)));
    return true;
  };
}

/** What can change while the editor stands: its names, in the page's language. */
export const named = new Compartment();

/** The editor's name and the words it shows while it is empty. */
export function names(label: string, invitation: string): Extension {
  return [
    EditorView.contentAttributes.of({
      'aria-label': label,
      spellcheck: 'true',
      autocapitalize: 'sentences',
      writingsuggestions: 'false',
    }),
    placeholder(invitation),
  ];
}

/** Everything the writing field is made of, for a text of that length. Tab is left alone: it leaves the field, as it leaves any other. */
export function extensions(length: number, label: string, invitation: string, toToolbar: Command): Extension {
  return [
    history(),
    markedUp(length),
    EditorView.lineWrapping,
    EditorView.perLineTextDirection.of(true),
    directions,
    Prec.high(
      keymap.of([
        { key: 'Mod-b', run: formatCommand('bold'), preventDefault: true },
        { key: 'Mod-i', run: formatCommand('italic'), preventDefault: true },
        { key: 'Mod-Shift-7', run: formatCommand('numbered'), preventDefault: true },
        { key: 'Mod-Shift-8', run: formatCommand('list'), preventDefault: true },
        { key: 'Mod-Shift-9', run: formatCommand('quotation'), preventDefault: true },
        { key: 'Alt-F10', run: toToolbar, preventDefault: true },
        { key: 'Enter', run: insertNewlineContinueMarkup },
        { key: 'Backspace', run: deleteMarkupBackward },
      ]),
    ),
    keymap.of([...historyKeymap, ...standardKeymap]),
    named.of(names(label, invitation)),
  ];
}
