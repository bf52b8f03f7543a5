/** The order in which a target's files change. */
import { kindOf, type Kind } from './names.ts';

/**
 * Whoever follows links from a page that was there before never comes to one that is not there yet,
 * nor to one whose assets are not: what is new is written before what names it. Two new pages may
 * name one another, and both are there before anything old names either.
 */
const newOrder: readonly Kind[] = ['asset', 'page', 'list', 'front'];
const changedOrder: readonly Kind[] = ['asset', 'page', 'list', 'front'];
const lastOrder: readonly Kind[] = ['feed', 'rules'];

/** The step at which a file is written: all of a step are there before the next begins. */
export function stepOf(name: string, { isNew }: { isNew: boolean }): number {
  const kind = kindOf(name);
  const last = lastOrder.indexOf(kind);
  if (last >= 0) return newOrder.length + changedOrder.length + 2 * last + (isNew ? 0 : 1);
  // A changed asset keeps its address (a favicon): it too comes before the pages.
  if (kind === 'asset') return 0;
  return isNew ? newOrder.indexOf(kind) : newOrder.length + changedOrder.indexOf(kind);
}

/** Who names goes before what is named. */
const removalOrder: readonly Kind[] = ['rules', 'feed', 'front', 'list', 'page', 'asset'];

/** The step at which a file goes, after all that is written. */
export function removalStepOf(name: string): number {
  return removalOrder.indexOf(kindOf(name));
}
