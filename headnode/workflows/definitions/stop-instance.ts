import { begin } from '../steps/begin.ts';
import { halt } from '../steps/halt.ts';
import { settle } from '../steps/settle.ts';
import { workflow } from '../workflow.ts';

export const stopInstance = workflow('STOP_INSTANCE', [begin('STOPPING', 'STOPPED'), halt, settle]);
