/** NUL and halves of surrogate pairs: no text of ours may contain them, whatever it is for. */
const broken = /[\0\p{Cs}]/u;

/** Control, format (zero width, direction) and unassigned characters: invisible, so two labels would look alike. */
const invisible = /\p{C}/u;

/** Text that can be stored and handed to a guest exactly as it came. */
export const isWholeText = (text: string): boolean => !broken.test(text);

/** Text that people tell apart by looking at it: no invisible characters, in the composed Unicode form. */
export const isLabel = (text: string): boolean => !invisible.test(text) && text.normalize('NFC') === text;
