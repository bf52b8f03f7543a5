import { hash } from 'node:crypto';
import { publishedDocument } from '@standfirst/shared-types';
import { z } from 'zod';

/**
 * A digest of the shape that documents have on the wire. A publisher that learns of another shape
 * reads the whole log again: what older code took over lacks what newer code expects.
 */
export const contractDigest: string = hash(
  'sha256',
  JSON.stringify(z.toJSONSchema(publishedDocument, { unrepresentable: 'any', io: 'input' })),
  'hex',
).slice(0, 12);
