import { commentLengthMax, commentLengthOf } from '@standfirst/shared-types';
import type { Attempt, Refusal } from './attempt';

/** Refuses a comment that says nothing, and one longer than {@link commentLengthMax}. */
export function length({ text }: Pick<Attempt, 'text'>): Refusal | null {
  const characters = commentLengthOf(text);
  if (characters === 0) return refusal('Your comment is empty. Write something first.');
  if (characters <= commentLengthMax) return null;
  const max = commentLengthMax.toLocaleString('en-GB');
  const over = (characters - commentLengthMax).toLocaleString('en-GB');
  return refusal(`A comment has room for ${max} characters. Shorten yours by ${over}.`);
}

function refusal(message: string): Refusal {
  return { code: 'not-valid', field: 'body', message };
}
