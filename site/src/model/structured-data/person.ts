import type { Person } from 'schema-dts';
import { absolute, type BuildContext } from '../context.ts';

/** Someone who writes, and their page here. `role` is left out where it is `null`. */
export function personOf(
  context: BuildContext,
  { name, href, role }: { name: string; href: string; role: string | null },
): Exclude<Person, string> {
  const url = absolute(context, href);
  return { '@type': 'Person', name, url, ...(role === null ? {} : { jobTitle: role }) };
}
