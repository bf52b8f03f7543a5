/** The process that makes an index: see indexer.ts. */
import { workAside } from '../aside-program.ts';
import { task } from './made.ts';
import { makeIndex } from './make-index.ts';

await workAside(task, makeIndex);
