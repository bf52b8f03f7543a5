import { describe, expect, it } from 'vitest';
import { blockedWords } from './blocked-words';

const check = (text: string, ...words: string[]) =>
  blockedWords({ text, settings: { blockedWords: words } });

describe('a blocked word', () => {
  it.each([
    ['You cunt.', 'cunt'],
    ['CUNT!', 'cunt'],
    ['“Cunt”', 'cunt'],
    ['c\u00ADunt', 'cunt'],
    ['cun\u200Bt', 'cunt'],
    ['crème de la merde', 'MERDE'],
    ['mérde', 'merde'],
    ['merde', 'mérde'],
    ['ｍｅｒｄｅ', 'merde'],
    ['Scheiße', 'scheisse'],
    ['SCHEISSE', 'scheiße'],
    ['ты дурак', 'Дурак'],
    ['don’t be daft', "don't"],
    ['on the\n  take', 'on the take'],
    ['_merde_', 'merde'],
    ['C++ is cheap', 'c++'],
  ])('holds %j for %j', (text, word) => {
    expect(check(text, word)?.rule).toBe('blocked-words');
  });

  it.each([
    ['I live in Scunthorpe with Dick Cheney and a cockerel.', 'cunt'],
    ['I live in Scunthorpe with a cockerel.', 'cock'],
    ['Penistone council met.', 'penis'],
    ['мудрак', 'дурак'],
    ['take on the', 'on the take'],
    ['anything', ' '],
    ['a.c', 'abc'],
    ['abc', 'a.c'],
  ])('leaves %j alone for %j', (text, word) => {
    expect(check(text, word)).toBeNull();
  });

  it('is named to the moderator, with every other', () => {
    expect(check('daft and dim', 'dim', 'rude', 'daft')?.why).toBe('Contains “dim”, “daft”.');
  });
});
