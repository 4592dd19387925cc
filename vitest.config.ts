import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

/** Sweeps over many seeds or minutes of load, run apart from the rest. */
const slow = 'test/**/*.slow.test.ts';

/**
 * graphql ships twice, and refuses to work with objects of its other self. Node gives everybody the CommonJS
 * one; left alone, Vite would give our own code the other.
 */
const graphql = createRequire(import.meta.url).resolve('graphql');

export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: graphql }] },
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'fast', include: ['test/**/*.test.ts'], exclude: [slow] } },
      { extends: true, test: { name: 'slow', include: [slow], testTimeout: 600_000 } },
    ],
  },
});
