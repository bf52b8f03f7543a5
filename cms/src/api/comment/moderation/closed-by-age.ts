import type { Attempt, Refusal } from './attempt';

const dayMs = 86_400_000;

/** Refuses comments when more than the settings' days have gone by since the article first appeared. */
export function closedByAge({
  article,
  settings: { closeAfterDays },
  now,
}: Pick<Attempt, 'article' | 'settings' | 'now'>): Refusal | null {
  const since = article?.firstPublishedAt ?? null;
  if (since === null || closeAfterDays === null) return null;
  if (now.getTime() <= since.getTime() + closeAfterDays * dayMs) return null;
  const days = closeAfterDays === 1 ? 'one day' : `${closeAfterDays} days`;
  return {
    code: 'comments-closed',
    message: `Comments on this article are closed: they stay open for ${days}.`,
  };
}
