import type { QueueItem } from '@standfirst/shared-types';
import { Typography } from '@strapi/design-system';
import type { ReactElement } from 'react';
import { styled } from 'styled-components';
import { momentOf } from '../dates';
import { Quotation, TypedText } from './typed-text';

/** What a comment said before its writer edited it; nothing where it was not edited. */
export function Earlier({ item: { earlier } }: { item: QueueItem }): ReactElement | null {
  if (earlier.length === 0) return null;
  return (
    <Folded>
      <summary>What it said before it was edited</summary>
      {earlier.map(({ body, until }) => (
        <Quotation key={until}>
          <Typography tag="p" variant="pi" textColor="neutral600">
            Until <time dateTime={until}>{momentOf(until)}</time>:
          </Typography>
          <TypedText>{body}</TypedText>
        </Quotation>
      ))}
    </Folded>
  );
}

const Folded = styled.details`
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;

  summary {
    min-block-size: 2.4rem;
    cursor: pointer;
  }

  blockquote {
    margin-block-start: 0.8rem;
  }
`;
