import { describe, expect, it } from 'vitest';
import { anAttempt } from './an-attempt';
import { closedByAge } from './closed-by-age';

const publishedAt = (iso: string) => ({ commentsOpen: true, firstPublishedAt: new Date(iso) });

describe('the time for comments', () => {
  it('lasts to the end of the last day, counted from the first publication', () => {
    const article = publishedAt('2026-11-06T12:00:00Z');
    expect(closedByAge(anAttempt({ article }))).toBeNull();
  });

  it('is then over, and the writer is told how long it was', () => {
    const article = publishedAt('2026-11-06T11:59:59Z');
    expect(closedByAge(anAttempt({ article }))).toMatchObject({
      code: 'comments-closed',
      message: expect.stringContaining('14 days') as string,
    });
  });

  it('is never over where the settings give no days', () => {
    const attempt = { article: publishedAt('2001-01-01T00:00:00Z') };
    expect(closedByAge(anAttempt({ ...attempt, settings: { closeAfterDays: null } }))).toBeNull();
  });

  it('is over at once where they give none at all: 0 days', () => {
    expect(closedByAge(anAttempt({ settings: { closeAfterDays: 0 } }))?.code).toBe(
      'comments-closed',
    );
  });
});
