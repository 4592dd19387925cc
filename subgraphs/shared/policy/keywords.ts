const keywords = new Set(['CAN', 'TO', 'WHEN', 'IF', 'WHERE', 'AND', 'OR', 'NOT', 'IN', 'LIKE', 'CONTAINS']);
const everything = new Set(['*', 'ALL', 'EVERYTHING', 'ANYTHING']);

/** Whether a bare word is part of the language and so cannot be a name. */
export const isKeyword = (word: string): boolean => keywords.has(word.toUpperCase());

/** Whether a bare word stands for every name. */
export const isEverything = (word: string): boolean => everything.has(word.toUpperCase());
