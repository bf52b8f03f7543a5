import type { ReactElement } from 'react';
import { styled } from 'styled-components';
import { keys, type KeyAction } from './keys';

/** The single key of an action, beside its words. Nothing while the keys are off. */
export function Key({ of, isOn }: { of: KeyAction; isOn: boolean }): ReactElement | null {
  const found = keys.find(({ action }) => action === of);
  // To a screen reader the words are enough; the keys are explained in their own dialog.
  return isOn && found !== undefined ? <Cap aria-hidden>{found.key}</Cap> : null;
}

/** A key as it looks on a keyboard. */
export const Cap = styled.kbd`
  display: inline-block;
  min-inline-size: 2rem;
  margin-inline-start: 0.4rem;
  padding: 0 0.5rem;
  border: 1px solid currentcolor;
  border-radius: 0.3rem;
  font-family: inherit;
  font-size: 1.2rem;
  line-height: 1.6rem;
  text-align: center;
`;
