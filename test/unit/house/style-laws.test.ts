import { describe, expect, it } from 'vitest';
import { findLines, folders, readFile, readSources } from './sources.ts';

const longestFile = 400;
const longestReadme = 40;
const lineCount = (text: string): number => text.trimEnd().split('\n').length;

describe('size', () => {
  it(`no file is longer than ${longestFile} lines: a longer one has more than one subject`, () => {
    const tooLong = readSources().flatMap(({ path, text }) =>
      lineCount(text) > longestFile ? [`${path}: ${lineCount(text)}`] : [],
    );
    expect(tooLong).toEqual([]);
  });

  it.each(folders)(`%s/ has a README of at most ${longestReadme} lines`, (folder) => {
    expect(lineCount(readFile(`${folder}/README.md`))).toBeLessThanOrEqual(longestReadme);
  });
});

describe('no shell: argv arrays only', () => {
  it('nothing passes a command line to a shell', () => {
    expect(
      findLines(/\bexec(?:Sync)?\b.*child_process|\bshell:\s*(?!false)/, /^test\/unit\/house\//),
    ).toEqual([]);
  });
});

describe('one way to write TypeScript', () => {
  it('nothing is exported by default, but where a tool demands it', () => {
    expect(findLines(/^export default\b/, /\.config\.ts$/)).toEqual([]);
  });

  it('no barrels: a name is imported from the file that makes it', () => {
    expect(findLines(/^export (?:type )?(?:\*|\{[^}]*\}) from /, /^$/)).toEqual([]);
  });

  it('nothing is left for later', () => {
    expect(findLines(/\b(?:TODO|FIXME|XXX)\b/, /^test\/unit\/house\//)).toEqual([]);
  });
});

describe('time and chance come through Clock and Random', () => {
  const edges = /^(?:test\/|headnode\/boot\/|gateway\/explorer\/|schema\/tools\/|schema\/runtime\.ts$)/;

  it('nobody reads the clock or sets a timer of its own', () => {
    expect(findLines(/\bDate\.now\(|\bnew Date\(\)|\bset(?:Timeout|Interval)\(/, edges)).toEqual([]);
  });

  it('nobody throws dice of its own', () => {
    expect(findLines(/\bMath\.random\(|\brandom(?:UUID|Bytes|Int)\(/, edges)).toEqual([]);
  });

  it('nobody reads the environment', () => {
    expect(findLines(/\bprocess\.env\b(?!\.\w+ = )/, edges)).toEqual([]);
  });
});

describe('tests', () => {
  it('never wait for a length of time, only for a condition', () => {
    const pauses = /\bawait (?:setTimeout|sleep|delay)\(|new Promise\(\(?\w*\)? =>\s*setTimeout/;
    const tests = findLines(pauses, /^(?!test\/)|^test\/(?:kit\/eventually\.ts|unit\/house\/)/);
    expect(tests).toEqual([]);
  });
});
