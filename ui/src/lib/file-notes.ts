// What was noticed of the journal's file, beside the words for it.

import type { FileNote } from './backend';

/** Whether the file is open for reading only because of it, and is not damaged. */
export const keepsFromWriting = (note: FileNote): boolean => note.kind === 'another_line' || note.kind === 'made_copy';
