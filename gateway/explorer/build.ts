import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuildOptions } from 'esbuild';

const sources = fileURLToPath(new URL('.', import.meta.url));
const root = join(sources, '../..');

/** Where the gateway finds the bundle. */
export const explorerDirectory = join(root, 'dist/explorer');

/** Names what a bundle was made from: its own sources (the README's picture is none) and the exact packages. */
const stampFile = 'made-from.txt';

const stampNow = (): string => {
  const hash = createHash('sha256');
  const files = readdirSync(sources)
    .filter((name) => !name.endsWith('.png'))
    .sort();
  for (const file of [...files.map((name) => join(sources, name)), join(root, 'package-lock.json')]) {
    hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
};

const stampOf = (directory: string): string | undefined =>
  existsSync(join(directory, stampFile)) ? readFileSync(join(directory, stampFile), 'utf8') : undefined;

const options = (outdir: string): BuildOptions => ({
  absWorkingDir: root,
  outdir,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
  loader: { '.ttf': 'file', '.woff2': 'file', '.svg': 'file' },
  assetNames: '[name]',
  logLevel: 'silent',
});

async function bundle(directory: string): Promise<void> {
  const { build } = await import('esbuild');
  await build({
    ...options(directory),
    entryPoints: { explorer: join(sources, 'main.tsx') },
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
  });
  await build({
    ...options(directory),
    entryPoints: {
      'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
      'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
      'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
    },
  });
  cpSync(join(sources, 'index.html'), join(directory, 'index.html'));
}

/** Two processes may have bundled at the same time: whoever comes second finds the place taken by the same. */
function putInPlace(draft: string, stamp: string): void {
  try {
    rmSync(explorerDirectory, { recursive: true, force: true });
    renameSync(draft, explorerDirectory);
  } catch (error) {
    if (stampOf(explorerDirectory) !== stamp) throw error;
  }
}

/**
 * Bundles the explorer into `dist/explorer/` from installed packages alone, unless the bundle there is made from
 * exactly these sources. A half-made bundle is never seen: it is put in place whole. Answers whether it was made.
 * Rejects when packages are missing (they are development dependencies) or do not bundle.
 */
export async function buildExplorer(): Promise<boolean> {
  const stamp = stampNow();
  if (stampOf(explorerDirectory) === stamp) return false;
  const draft = `${explorerDirectory}.${process.pid}`;
  try {
    await bundle(draft);
    writeFileSync(join(draft, stampFile), stamp);
    putInPlace(draft, stamp);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return true;
}
