import { refuse, type UserError } from '../../../../schema/errors.ts';

type Refusals = readonly UserError[];
type Given = string | null | undefined;

const loginForm = /^[a-zA-Z][a-zA-Z0-9_.@]{2,31}$/;
/** Nothing about mail is certain but one "@" and a domain behind it; whether it arrives, only mail can tell. */
const emailForm =
  /^[^\s@"<>(),;:\\[\]\p{C}]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/iu;
const longestEmail = 254;
const longestText = 255;

/** Texts about a person or company that may be absent. */
export const textFields = ['givenName', 'familyName', 'companyName', 'phone'] as const;
export type TextField = (typeof textFields)[number];

export function refuseLogin(login: Given): Refusals {
  if (login == null) return [];
  if (login.toLowerCase() === 'local') {
    return [refuse('INVALID_ARGUMENT', ['login'], 'The login "local" is reserved.')];
  }
  if (loginForm.test(login)) return [];
  const message =
    'A login is a letter, then letters, digits, "_", "." and "@" (ASCII only); 3 to 32 characters.';
  return [refuse('INVALID_ARGUMENT', ['login'], message)];
}

export function refuseEmail(email: Given): Refusals {
  if (email == null) return [];
  const address = canonicalEmail(email);
  if (address.length <= longestEmail && emailForm.test(address)) return [];
  return [refuse('INVALID_ARGUMENT', ['email'], 'This is not an e-mail address.')];
}

/** Mail tells upper from lower case nowhere in practice: two accounts must not have the same address by it. */
export const canonicalEmail = (email: string): string => email.trim().toLowerCase();

export const refuseTexts = (given: Readonly<Partial<Record<TextField, Given>>>): Refusals =>
  textFields.flatMap((field) => refuseText(given[field], field));

/** What a text becomes: what is not given stays, an empty one removes. */
export const nextText = (given: Given, before: string | null): string | null =>
  given == null ? before : given.trim() || null;

/** One line for people to read. */
export function refuseText(text: Given, field: string): Refusals {
  if (text == null) return [];
  if (text.length > longestText) {
    return [refuse('INVALID_ARGUMENT', [field], `At most ${longestText} characters.`)];
  }
  if (!/\p{C}/u.test(text)) return [];
  return [refuse('INVALID_ARGUMENT', [field], 'Control and invisible characters are not possible.')];
}
