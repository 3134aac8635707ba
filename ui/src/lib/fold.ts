// How words are compared, and what of a text cannot be seen: as in Rust (`crates/journal/src/fold.rs`), and held against
// the same table of cases.

/** Characters that take no room or leave it empty. They come with pasted text, and part no word. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb]/gu;
/** White space, as Unicode has it. */
const SPACE = /[\s\u0085]+/gu;

/** What is seen of a text, without the space around it. */
export function visible(text: string): string {
  return text.replace(UNSEEN, '').trim();
}

/** Words without case, accents, doubled spaces and what cannot be seen. The language of the page makes no difference. */
export function fold(words: string): string {
  const bare = words.normalize('NFKD').replace(/\p{M}/gu, '').replace(UNSEEN, '');
  return bare.toLowerCase().replace(/ς/gu, 'σ').replace(SPACE, ' ').trim();
}

/** Whether two short texts are the same but for case and what cannot be seen: tags and choices keep their accents. */
export function sameButForCase(one: string, other: string): boolean {
  return visible(one).toLowerCase() === visible(other).toLowerCase();
}
