import { describe, expect, it } from 'vitest';
import { readCommitted, staleArtifacts } from '../../../schema/tools/artifact.ts';
import { breakingChanges } from '../../../schema/tools/breaking-changes.ts';
import { generateTypes } from '../../../schema/tools/codegen.ts';
import { apiSchemaPath, composeSchemas } from '../../../schema/tools/compose.ts';

const paths = (artifacts: readonly { readonly path: string }[]): readonly string[] =>
  artifacts.map(({ path }) => path);

describe('committed files that follow from the SDL', () => {
  const composed = composeSchemas();

  it('would break no client of the committed API schema', async () => {
    const promised = readCommitted(apiSchemaPath);
    const now = composed.find(({ path }) => path === apiSchemaPath);
    expect(await breakingChanges(promised ?? '', now?.content ?? '')).toEqual([]);
  });

  it('has a current supergraph and API schema: `npm run compose`', () => {
    expect(paths(staleArtifacts(composed))).toEqual([]);
  });

  it('has current types: `npm run codegen`', async () => {
    expect(paths(staleArtifacts(await generateTypes()))).toEqual([]);
  });
});

describe('breaking changes', () => {
  const before = 'type Query { a(x: Int): Int b: Int }';

  it.each([
    ['a field is removed', 'type Query { a(x: Int): Int }'],
    ['a field may become null', 'type Query { a(x: Int): Int b: String }'],
    ['an argument is demanded', 'type Query { a(x: Int!): Int b: Int }'],
  ])('are noticed when %s', async (_, after) => {
    expect(await breakingChanges(before, after)).toHaveLength(1);
  });

  it('are not what additions and deprecations are', async () => {
    const after =
      'type Query { a(x: Int, y: Int): Int b: Int @deprecated(reason: "2026-11-22: use a") c: Int }';
    expect(await breakingChanges(before, after)).toEqual([]);
  });
});
