import type { Attempt } from './attempt';

/** Changes to an attempt for a test; of settings and writer too, a part is enough. */
type Changes = Partial<Omit<Attempt, 'settings' | 'writer'>> & {
  readonly settings?: Partial<Attempt['settings']>;
  readonly writer?: Partial<Attempt['writer']>;
};

/** An attempt that no rule objects to, but for what a test changes. */
export function anAttempt({ settings, writer, ...rest }: Changes = {}): Attempt {
  return {
    now: new Date('2026-11-20T12:00:00Z'),
    text: 'The reserve was never minuted.',
    article: { commentsOpen: true, firstPublishedAt: new Date('2026-11-18T09:00:00Z') },
    sameWords: { byWriter: 0, byOthers: 0 },
    outside: null,
    ...rest,
    settings: {
      policy: 'post-moderated',
      closeAfterDays: 14,
      blockedWords: [],
      timeZone: 'Europe/London',
      ...settings,
    },
    writer: { suspension: null, hasAcceptedTerms: true, approved: 3, lately: [], ...writer },
  };
}
