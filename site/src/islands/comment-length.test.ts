import { commentLengthOf } from '@standfirst/shared-types';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lengthOf } from './comment-length.ts';

test('the form counts a comment as the contract does', () => {
  const unit = fc.oneof(
    fc.constantFrom('\r\n', '\r', '\n', ' ', '\u00a0', '😀', '👩‍🚀', 'é', '\ud800'),
    fc.string({ unit: 'grapheme', maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(unit), (parts) => {
      const text = parts.join('');
      expect(lengthOf(text)).toBe(commentLengthOf(text));
    }),
  );
});
