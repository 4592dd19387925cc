import { begin } from '../steps/begin.ts';
import { reboot } from '../steps/reboot.ts';
import { settle } from '../steps/settle.ts';
import { workflow } from '../workflow.ts';

export const rebootInstance = workflow('REBOOT_INSTANCE', [begin('REBOOTING'), reboot, settle]);
