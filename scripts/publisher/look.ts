import type { CmsAccess } from './cms.ts';
import type { LateWatch } from './late-watch.ts';
import { publish, type PublishContext, type Published } from './publish.ts';
import { pullChanges } from './pull.ts';

/** What one look works with. */
export interface LookContext extends PublishContext {
  cms: CmsAccess;
  late: LateWatch;
}

/**
 * One look: takes over what changed in the CMS and releases what readers see of it. Returns the
 * release, or `null` if nothing that they see has changed.
 * @throws what the pull failed with, after what had arrived was released; what publishing failed with.
 */
export async function look(context: LookContext): Promise<Published | null> {
  const { mirror, renderer, late } = context;
  const fault = await pullChanges({ ...context, threads: renderer.threads }).then(
    () => null,
    (error: unknown) => ({ error }),
  );
  // A CMS that is down must not keep new templates from being used, but half a pull is no magazine.
  const { cursor, remaining } = mirror.state();
  late.takeOver();
  const isWhole = fault === null || (cursor > 0 && remaining === 0);
  const published = isWhole ? await publish(context) : null;
  if (published !== null) report(context, published);
  if (fault !== null) throw fault.error;
  return published;
}

function report({ log }: LookContext, published: Published): void {
  const { release, rendered, removed, failed, tookMs } = published;
  log(
    'info',
    `release ${release}: ${rendered} rendered, ${removed} removed, ${failed} held, ${tookMs} ms`,
  );
}
