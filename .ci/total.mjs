/**
 * `node .ci/total.mjs REPORT…`: prints "N passed, N failed" from vitest's JSON reports and fails unless something
 * passed and nothing failed. A test file that could not even be loaded counts as one failure, and so does a
 * report that was never written.
 */
import { existsSync, readFileSync } from 'node:fs';

const outcomeOf = (path) => {
  if (!existsSync(path)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(path, 'utf8'));
  const unloadable = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloadable.length };
};

const outcomes = process.argv.slice(2).map(outcomeOf);
const sum = (key) => outcomes.reduce((total, outcome) => total + outcome[key], 0);
const passed = sum('passed');
const failed = sum('failed');
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = passed > 0 && failed === 0 ? 0 : 1;
