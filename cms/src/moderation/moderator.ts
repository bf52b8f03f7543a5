import { z } from 'zod';
import type { Moderator } from './log';

const panelUser = z.object({
  id: z.number(),
  email: z.string(),
  firstname: z.string().nullish(),
  lastname: z.string().nullish(),
});

/** The user of the panel behind a request, as the log calls them. */
export function moderatorOf(user: unknown): Moderator {
  const { id, email, firstname, lastname } = panelUser.parse(user);
  const name = [firstname, lastname].filter((part) => part != null && part !== '').join(' ');
  return { id, name: name === '' ? email : name };
}
