import { describe, expect, it } from 'vitest';
import { firstTimeWriter } from './first-time-writer';

const link = 'Read https://a.example/';

describe('somebody of whom nothing was approved yet', () => {
  it('has a comment with a link held', () => {
    expect(firstTimeWriter({ text: link, writer: { approved: 0 } })?.rule).toBe(
      'first-time-writer',
    );
  });

  it('may say something without one', () => {
    expect(firstTimeWriter({ text: 'No link.', writer: { approved: 0 } })).toBeNull();
  });
});

it('lets those who are known give a link', () => {
  expect(firstTimeWriter({ text: link, writer: { approved: 1 } })).toBeNull();
});
