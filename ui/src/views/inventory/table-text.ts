// Blocks of cells as text: the form in which spreadsheets put them on the clipboard and take them from it.

/** A cell in quotation marks, with what may stand behind it. Marks inside are doubled. */
const QUOTED = /"((?:[^"]|"")*)"(?=\t|\r|\n|$)/uy;
const PLAIN = /[^\t\r\n]*/uy;
const LINE_END = /\r\n|\r|\n/uy;

/** What a spreadsheet would put into quotation marks. Anything else in them is somebody's own words. */
const NEEDS_QUOTES = /[\t\r\n"]/u;

/** The cells of a copied block, row by row. An empty last line is only the end of the one before it. */
export function readTable(text: string): string[][] {
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const cell = (): string => {
    const begun = at;
    const quoted = text[at] === '"' ? take(QUOTED)?.[1] : undefined;
    if (quoted !== undefined && NEEDS_QUOTES.test(quoted)) return quoted.replaceAll('""', '"');
    at = begun;
    return take(PLAIN)?.[0] ?? '';
  };
  const rows: string[][] = [];
  let row: string[] = [];
  while (at < text.length) {
    row.push(cell());
    if (text[at] === '\t') {
      at += 1;
      if (at < text.length && text[at] !== '\r' && text[at] !== '\n') continue;
      row.push('');
    }
    take(LINE_END);
    rows.push(row);
    row = [];
  }
  while (rows.at(-1)?.every((each) => each === '')) rows.pop();
  return rows;
}

/** A block of cells as text. */
export function writeTable(rows: readonly (readonly string[])[]): string {
  const quote = (cell: string) => (NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((row) => row.map(quote).join('\t')).join('\n');
}
