/** The process that draws images: see images.ts. */
import { constants } from 'node:os';
import { workAside } from '../aside-program.ts';
import { drawAll, task } from './drawn.ts';

// Somebody may be about to share what has just been published, however busy the machine is.
await workAside(task, drawAll, { priority: constants.priority.PRIORITY_BELOW_NORMAL });
