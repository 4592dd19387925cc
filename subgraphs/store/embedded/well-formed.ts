/** Text as UTF-8 can hold it: halves of surrogate pairs become U+FFFD, in documents and in what is looked for. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');
