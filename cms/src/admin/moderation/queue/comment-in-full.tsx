import type { QueueItem } from '@standfirst/shared-types';
import { Link, Typography } from '@strapi/design-system';
import { forwardRef, type ReactElement, type ReactNode } from 'react';
import { styled } from 'styled-components';
import { agoOf, momentOf } from '../dates';
import { Earlier } from './earlier';
import { Facts } from './facts';
import { Quotation, TypedText } from './typed-text';

interface CommentInFullProps {
  readonly item: QueueItem;
  /** Whether somebody else has decided it. */
  readonly isGone: boolean;
  readonly place: { readonly number: number; readonly of: number };
  /** The ways to the comments beside it. */
  readonly ways: ReactNode;
  /** What can be done with it. */
  readonly children: ReactNode;
}

/** One comment with everything that is needed to decide on it. Its words are shown as typed. */
export const CommentInFull = forwardRef<HTMLElement, CommentInFullProps>(function CommentInFull(
  { item, isGone, place, ways, children },
  ref,
) {
  const { parent, body } = item;
  return (
    <Card ref={ref} tabIndex={-1} aria-labelledby="moderation-comment">
      <Top>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {isGone ? 'Decided by somebody else' : `${place.number} of ${place.of}`} ·{' '}
          <Written item={item} />
        </Typography>
        {ways}
      </Top>
      <Heading item={item} />
      {parent !== null && (
        <Quotation>
          <Typography tag="p" variant="pi" textColor="neutral600">
            In answer to <bdi>{parent.name}</bdi>:
          </Typography>
          <TypedText>{parent.body}</TypedText>
        </Quotation>
      )}
      <TypedText $isMain>{body}</TypedText>
      <Earlier item={item} />
      <Facts item={item} />
      {children}
    </Card>
  );
});

function Heading({ item: { writer, article } }: { item: QueueItem }): ReactElement {
  return (
    <Typography id="moderation-comment" tag="h2" variant="beta">
      <bdi>{writer?.name ?? 'Somebody whose account is deleted'}</bdi>{' '}
      <Where>
        on{' '}
        {article === null ? (
          'an article that is gone'
        ) : (
          <Link href={article.url} isExternal>
            {article.title}
          </Link>
        )}
      </Where>
    </Typography>
  );
}

function Written({ item: { submittedAt, editedAt } }: { item: QueueItem }): ReactElement {
  return (
    <>
      <time dateTime={submittedAt} title={momentOf(submittedAt)}>
        {agoOf(submittedAt, new Date())}
      </time>
      {editedAt !== null && (
        <>
          {' '}
          · edited{' '}
          <time dateTime={editedAt} title={momentOf(editedAt)}>
            {agoOf(editedAt, new Date())}
          </time>
        </>
      )}
    </>
  );
}

const Card = styled.article`
  display: flex;
  flex-direction: column;
  gap: 1.6rem;
  min-inline-size: 0;
  padding: 1.6rem;
  scroll-margin-block: 8rem 2rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }

  ${({ theme }) => theme.breakpoints.medium} {
    padding: 3.2rem;
  }
`;

const Top = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0.4rem 1.6rem;
  align-items: center;
  min-block-size: 3.2rem;
`;

const Where = styled.span`
  display: block;
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.4rem;
  font-weight: 400;

  /* Strapi's link is a box of its own, which breaks the line before it. */
  a {
    display: inline;
  }

  a span {
    font-size: inherit;
  }

  a svg {
    margin-inline-start: 0.4rem;
    vertical-align: text-bottom;
  }
`;
