import type { ErrorPage } from '../../model/page.ts';

/** What a reader is told where there is no page: never there (404) or withdrawn (410). */
export const missingWords: Readonly<Record<ErrorPage['status'], { title: string; text: string }>> =
  {
    404: {
      title: 'No such page',
      text: 'There is nothing at this address. It may have been mistyped, or a link to it cut short. The sections above lead to everything we have.',
    },
    410: {
      title: 'Withdrawn',
      text: 'What stood at this address has been withdrawn by the editors and is no longer published. A link to it may have outlived it.',
    },
  };
