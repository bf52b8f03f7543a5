/** Targets: folders and buckets that follow the live release. */
import type { Blobs } from '../blobs.ts';
import { FolderTarget } from './folder.ts';
import type { BucketSettings, FolderSettings } from './settings.ts';
import type { Target } from './target.ts';

export { bringUpToDate, type Brought } from './bring.ts';
export { logOf, reportOn, TargetFollowers } from './follow.ts';
export type { Target } from './target.ts';

/** The targets that the settings name. */
export async function targetsOf(
  settings: { targetFolder: FolderSettings | null; targetBucket: BucketSettings | null },
  blobs: Blobs,
): Promise<Target[]> {
  const targets: Target[] = [];
  if (settings.targetFolder !== null) targets.push(new FolderTarget(settings.targetFolder, blobs));
  if (settings.targetBucket !== null) {
    // The S3 client is the largest of our dependencies: who has no bucket does not load it.
    const { BucketTarget } = await import('./bucket.ts');
    targets.push(new BucketTarget(settings.targetBucket, blobs));
  }
  return targets;
}
