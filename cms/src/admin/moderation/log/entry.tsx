import type { LoggedDecision } from '@standfirst/shared-types';
import type { ReactElement } from 'react';
import { styled } from 'styled-components';
import { momentOf } from '../dates';

const words: Readonly<Record<LoggedDecision['action'], string>> = {
  approve: 'Approved',
  reject: 'Rejected',
  spam: 'Marked as spam',
  suspend: 'Suspended',
  lift: 'Suspension lifted',
  undo: 'Undone',
};

/** One line of the log: what was done, who did it and when, to whom or what, and why. */
export function Entry({ entry }: { entry: LoggedDecision }): ReactElement {
  const { at, by, action, reason, body, reader } = entry;
  return (
    <Row>
      <div>
        <strong>{words[action]}</strong>
        <small>
          by <bdi>{by}</bdi>, <time dateTime={at}>{momentOf(at)}</time>
        </small>
      </div>
      <div>
        {reader !== null && (
          <span>
            <bdi>{reader}</bdi>
            {body !== null && ':'}
          </span>
        )}
        {body !== null && <Typed dir="auto">{body}</Typed>}
        {reason !== null && (
          <Typed dir="auto">
            <em>Reason:</em> {reason}
          </Typed>
        )}
      </div>
    </Row>
  );
}

const Row = styled.li`
  display: grid;
  gap: 0.8rem 2.4rem;
  padding: 1.6rem;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
  line-height: 1.5;

  & + & {
    border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  ${({ theme }) => theme.breakpoints.medium} {
    grid-template-columns: 22rem minmax(0, 1fr);
  }

  strong,
  em,
  span {
    font-weight: 600;
  }

  small {
    display: block;
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.2rem;
  }
`;

const Typed = styled.p`
  max-inline-size: 80ch;
  overflow-wrap: anywhere;
  white-space: pre-wrap;
`;
