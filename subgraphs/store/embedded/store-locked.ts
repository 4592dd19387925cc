/** Another process holds the data file. The lock is the operating system's, so a killed process leaves none behind. */
export class StoreLocked extends Error {
  override readonly name = 'StoreLocked';
  constructor(readonly path: string) {
    super(`${path} is in use by another process`);
  }
}
