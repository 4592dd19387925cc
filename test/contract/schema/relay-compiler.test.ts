import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../../../schema/tools/artifact.ts';
import { apiSchemaPath } from '../../../schema/tools/compose.ts';
import { temporaryDirectory } from '../../kit/temporary-directory.ts';
import { relayOperations } from './relay-operations.ts';

const relayCompiler = createRequire(import.meta.url).resolve('relay-compiler/cli.js');

const config = {
  src: './src',
  schema: './schema.graphql',
  language: 'typescript',
  customScalarTypes: { DateTime: 'string', TagValue: 'unknown' },
};

/** Compiles the operations in a project of their own; answers the names of the files Relay made. */
async function compile(operations: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const project = temporaryDirectory();
  mkdirSync(join(project, 'src'));
  copyFileSync(join(repositoryRoot, apiSchemaPath), join(project, 'schema.graphql'));
  writeFileSync(join(project, 'relay.config.json'), JSON.stringify(config));
  for (const [name, text] of Object.entries(operations)) {
    const module = `import { graphql } from 'relay-runtime';\nexport const it = graphql\`\n${text}\n\`;\n`;
    writeFileSync(join(project, 'src', `${name}.ts`), module);
  }
  await promisify(execFile)(process.execPath, [relayCompiler, 'relay.config.json'], { cwd: project });
  return readdirSync(join(project, 'src', '__generated__')).sort();
}

describe('a Relay compiler', () => {
  it('accepts the schema, its connections, refetches, mutations and subscriptions', async () => {
    const made = await compile(relayOperations);
    expect(made).toEqual(
      expect.arrayContaining([
        'InstanceListPaginationQuery.graphql.ts',
        'InstanceListQuery.graphql.ts',
        'InstanceList_viewer.graphql.ts',
        'InstanceNicsRefetchQuery.graphql.ts',
        'InstanceNics_instance.graphql.ts',
        'CreateInstanceMutation.graphql.ts',
        'WatchInstancesSubscription.graphql.ts',
      ]),
    );
  });

  it('refuses what the schema does not have', async () => {
    const wrong = { WrongQuery: 'query WrongQuery { instances(first: 1) { nodes { hostname } } }' };
    await expect(compile(wrong)).rejects.toThrow(/hostname/);
  });
});
