import { expect } from 'vitest';
import type { Caller } from '../../schema/caller.ts';
import { ask, type SubgraphBench } from './subgraph-bench.ts';

/** What a mutation of an account's parts answered. */
export interface MutationAnswer {
  /** Of whatever shape the selection asks for: tests look into it with matchers. */
  readonly [field: string]: unknown;
  readonly userErrors: readonly {
    readonly code: string;
    readonly field: readonly string[] | null;
    readonly message: string;
  }[];
}

/** Makes a mutation of the account subgraph: `name` as in the schema, with its `input`, selecting `fields` of the payload. */
export async function mutate(
  { account }: SubgraphBench,
  caller: Caller | null,
  name: string,
  input: Readonly<Record<string, unknown>>,
  fields: string,
): Promise<MutationAnswer> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} userErrors { code field message } } }`;
  const { data, errors } = await ask(account, caller, query, { input });
  expect(errors).toBeUndefined();
  // The payload is selected above in this very form.
  return data?.[name] as MutationAnswer;
}

/** Code and place of every refusal, as `CODE a.b`. */
export const refusalsOf = ({ userErrors }: MutationAnswer): readonly string[] =>
  userErrors.map(({ code, field }) => (field === null ? code : `${code} ${field.join('.')}`));
