import { begin } from '../steps/begin.ts';
import { boot } from '../steps/boot.ts';
import { settle } from '../steps/settle.ts';
import { workflow } from '../workflow.ts';

export const startInstance = workflow('START_INSTANCE', [
  begin('STARTING', 'RUNNING'),
  boot(({ state }) => state !== 'RUNNING'),
  settle,
]);
