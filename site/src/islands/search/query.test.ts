import { expect, it } from 'vitest';
import { addressPartOf, filtersOf, isEmpty, queryIn } from './query.ts';

it('survives the way into an address and back', () => {
  const query = queryIn('?q=rope%20%26%20twine&section=Finance&year=2026&order=newest');
  expect(query).toEqual({
    words: 'rope & twine',
    section: 'Finance',
    kind: '',
    author: '',
    year: '2026',
    order: 'newest',
  });
  expect(queryIn(addressPartOf(query))).toEqual(query);
});

it('leaves nothing in the address where nothing is asked', () => {
  expect(addressPartOf(queryIn('?q=+&kind='))).toBe('');
  expect(isEmpty(queryIn('?q=+&kind='))).toBe(true);
});

it('asks the index for what was chosen, one choice apart where that is to be counted', () => {
  const query = queryIn('?section=Finance&year=2026');
  expect(filtersOf(query)).toEqual({ section: 'Finance', year: '2026' });
  expect(filtersOf(query, 'year')).toEqual({ section: 'Finance' });
});
