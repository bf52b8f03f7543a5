import { expect, it } from 'vitest';
import { partsOf } from './excerpt.ts';

it('tells marked words from the others', () => {
  expect(partsOf('The <mark>rope</mark> that <mark>held.</mark>')).toEqual([
    { text: 'The ', marked: false },
    { text: 'rope', marked: true },
    { text: ' that ', marked: false },
    { text: 'held.', marked: true },
  ]);
});

it('shows what an article says of markup as words', () => {
  expect(partsOf('1 &lt; 2, <mark>&lt;b&gt;</mark>')).toEqual([
    { text: '1 < 2, ', marked: false },
    { text: '<b>', marked: true },
  ]);
});
