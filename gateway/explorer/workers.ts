/**
 * Monaco's language services run in workers, which are bundled as files of their own beside this one: no CDN, no
 * inline code. Must be loaded before the editor.
 */
const workerFiles: Readonly<Record<string, string>> = {
  graphql: 'graphql.worker.js',
  json: 'json.worker.js',
};

Object.assign(globalThis, {
  MonacoEnvironment: {
    getWorker: (_id: string, label: string) =>
      new Worker(new URL(`./${workerFiles[label] ?? 'editor.worker.js'}`, import.meta.url), {
        type: 'module',
      }),
  },
});
