import { Button, Typography } from '@strapi/design-system';
import { forwardRef } from 'react';
import { styled } from 'styled-components';
import { lookEveryMs } from '../counts';
import { clockOf } from '../dates';

interface NothingWaitsProps {
  readonly lookedAt: Date;
  readonly onLook: () => Promise<void>;
}

/** The desk is clear: says since when that is known, and that nobody has to reload the page. */
export const NothingWaits = forwardRef<HTMLElement, NothingWaitsProps>(function NothingWaits(
  { lookedAt, onLook },
  ref,
) {
  return (
    <Clear ref={ref} tabIndex={-1} aria-labelledby="moderation-clear">
      <svg width="96" height="80" viewBox="0 0 96 80" aria-hidden>
        <path d="M12 6h72a8 8 0 0 1 8 8v38a8 8 0 0 1-8 8H44L26 74V60H12a8 8 0 0 1-8-8V14a8 8 0 0 1 8-8Z" />
        <path d="m32 33 11 11 21-21" />
      </svg>
      <Typography id="moderation-clear" tag="h2" variant="beta">
        Nothing waits
      </Typography>
      <Typography tag="p" textColor="neutral600">
        Looked at {clockOf(lookedAt)}. It looks again every {lookEveryMs / 1000} seconds while this
        page can be seen.
      </Typography>
      <Button variant="tertiary" onClick={() => void onLook()}>
        Look now
      </Button>
    </Clear>
  );
});

const Clear = styled.section`
  display: flex;
  flex-direction: column;
  gap: 1.6rem;
  align-items: center;
  grid-column: 1 / -1;
  padding: 6.4rem 2.4rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  text-align: center;

  svg path {
    fill: none;
    stroke: ${({ theme }) => theme.colors.success500};
    stroke-width: 4;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
`;
