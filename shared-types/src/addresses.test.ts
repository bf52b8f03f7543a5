import { describe, expect, it } from 'vitest';
import { addressedTypes, addressOf, isAddressed, reservedPageSlugs } from './addresses.js';
import { documentTypes } from './documents.js';

describe('the address of a document', () => {
  it.each([
    ['article', '/articles/rope/'],
    ['section', '/sections/rope/'],
    ['column', '/columns/rope/'],
    ['author', '/authors/rope/'],
    ['page', '/rope/'],
  ] as const)('of type %s is %s', (type, address) => {
    expect(addressOf(type, 'rope')).toBe(address);
  });

  it('exists for the types that have a page and for no other', () => {
    expect(documentTypes.filter(isAddressed).sort()).toEqual([...addressedTypes].sort());
    expect(isAddressed('comment')).toBe(false);
  });

  it('is never that of another type, for the first parts are reserved', () => {
    const folders = addressedTypes
      .map((type) => addressOf(type, 'rope').split('/')[1])
      .filter((part) => part !== 'rope');
    expect(folders).toHaveLength(4);
    expect(reservedPageSlugs).toEqual(expect.arrayContaining(folders));
  });
});
