import type { QueueItem } from '@standfirst/shared-types';
import { Typography } from '@strapi/design-system';
import type { ReactElement, ReactNode } from 'react';
import { styled } from 'styled-components';
import { agoOf, dayOf, momentOf } from '../dates';

/** Why a comment waits, what readers said against it, and who wrote it. */
export function Facts({ item: { heldBy, reports, writer } }: { item: QueueItem }): ReactElement {
  return (
    <Grid>
      {heldBy.length > 0 && (
        <Fact title="Why it was held">
          <ul>
            {heldBy.map(({ rule, why }) => (
              <li key={rule}>{why}</li>
            ))}
          </ul>
        </Fact>
      )}
      {reports.length > 0 && (
        <Fact title={reports.length === 1 ? 'Reported' : `Reported ${reports.length} times`}>
          <ul>
            {reports.map(({ id, reason, at }) => (
              <li key={id}>
                <Reason dir="auto">{reason === '' ? 'No reason given.' : reason}</Reason>{' '}
                <Aside dateTime={at} title={momentOf(at)}>
                  {agoOf(at, new Date())}
                </Aside>
              </li>
            ))}
          </ul>
        </Fact>
      )}
      {writer !== null && (
        <Fact title="The writer">
          <Record writer={writer} />
        </Fact>
      )}
    </Grid>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <div>
      <Typography tag="h3" variant="delta">
        {title}
      </Typography>
      {children}
    </div>
  );
}

function Record({ writer }: { writer: NonNullable<QueueItem['writer']> }): ReactElement {
  const { since, approved, rejected, suspended } = writer;
  return (
    <ul>
      <li>
        Reader since <time dateTime={since}>{dayOf(since)}</time>
      </li>
      <li>
        {approved} approved, {rejected} rejected
      </li>
      {suspended !== null && (
        <li>
          <strong>
            Suspended {suspended.until === null ? 'for good' : `until ${momentOf(suspended.until)}`}
          </strong>
          : <Reason dir="auto">{suspended.reason}</Reason>
        </li>
      )}
    </ul>
  );
}

const Grid = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr));
  gap: 1.6rem 3.2rem;
  padding-block-start: 1.6rem;
  border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
  line-height: 1.5;

  ul {
    display: grid;
    gap: 0.4rem;
    margin-block-start: 0.4rem;
  }

  strong {
    color: ${({ theme }) => theme.colors.danger600};
    font-weight: 600;
  }
`;

const Reason = styled.span`
  overflow-wrap: anywhere;
  white-space: pre-wrap;
`;

const Aside = styled.time`
  color: ${({ theme }) => theme.colors.neutral600};
`;
