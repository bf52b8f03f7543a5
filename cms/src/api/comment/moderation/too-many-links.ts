import type { Hold } from '@standfirst/shared-types';
import type { Attempt } from './attempt';
import { linksIn } from './web-links';

/** A source and another one; more is an advertisement more often than an argument. */
const linksMax = 2;

/** Holds a comment with more than two web addresses. */
export function tooManyLinks({ text }: Pick<Attempt, 'text'>): Hold | null {
  const links = linksIn(text);
  return links > linksMax ? { rule: 'too-many-links', why: `Has ${links} links.` } : null;
}
