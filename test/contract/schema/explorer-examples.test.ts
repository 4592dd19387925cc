import { buildSchema, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { examples, toTab } from '../../../gateway/explorer/examples.ts';
import { greetingQuery } from '../../../gateway/explorer/viewer.ts';
import { readCommitted } from '../../../schema/tools/artifact.ts';
import { apiSchemaPath } from '../../../schema/tools/compose.ts';

const api = buildSchema(readCommitted(apiSchemaPath) ?? '');
const complaints = (query: string): readonly string[] =>
  validate(api, parse(query)).map(({ message }) => message);

it.each(examples)('the explorer\'s example "$title" is valid', (example) => {
  expect(complaints(toTab(example).query)).toEqual([]);
});

it('the explorer asks validly who is signed in', () => {
  expect(complaints(greetingQuery)).toEqual([]);
});
