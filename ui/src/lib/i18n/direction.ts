// Which way a piece of text runs, and how far its marks of direction reach: as in Rust (`locales/direction.rs`).

/** Letters that run from right to left. */
export const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Embeddings, overrides and isolates, which turn the text after them unless they are closed. */
const CONTROL = /[\u202a-\u202e\u2066-\u2069]/;

/** Unicode's isolates: what stands between them has its own direction. */
const [ISOLATE, END, EMBEDDING_END] = [0x2068, 0x2069, 0x202c].map((point) => String.fromCodePoint(point)) as [string, string, string];

/**
 * Text whose marks of direction reach no further than it does: what it opens is closed at its end, and what would close
 * something before it is left out.
 */
export function balanced(text: string): string {
  if (!CONTROL.test(text)) return text;
  const open: string[] = [];
  let result = '';
  for (const sign of text) {
    if (/[\u2066-\u2068]/u.test(sign)) open.push(END);
    else if (/[\u202a\u202b\u202d\u202e]/u.test(sign)) open.push(EMBEDDING_END);
    else if (sign === EMBEDDING_END) {
      if (open.at(-1) !== EMBEDDING_END) continue;
      open.pop();
    } else if (sign === END) {
      const isolate = open.lastIndexOf(END);
      if (isolate < 0) continue;
      open.length = isolate;
    }
    result += sign;
  }
  return result + open.reverse().join('');
}

/** A text to be set into a sentence of a language: where it could turn the words around it, it has its own direction. */
export function isolated(text: string, rtl: boolean): string {
  const turns = CONTROL.test(text) || (RTL.test(text) !== rtl && (rtl || RTL.test(text)));
  return turns ? ISOLATE + balanced(text) + END : text;
}
