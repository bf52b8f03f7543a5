import type { QueueItem } from '@standfirst/shared-types';
import { Checkbox } from '@strapi/design-system';
import { useEffect, useRef, type ReactElement } from 'react';
import { styled } from 'styled-components';
import { agoOf } from '../dates';
import type { QueueState } from './queue-state';
import type { Queue } from './use-queue';

interface LineProps {
  readonly item: QueueItem;
  readonly state: QueueState;
  readonly queue: Queue;
}

/** One comment in a line: chosen for all that is decided together, or opened in full. */
export function WaitingLine({ item, state, queue }: LineProps): ReactElement {
  const name = item.writer?.name ?? 'Deleted account';
  const isCurrent = item.id === state.current?.id;
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) keepInView(line.current);
  }, [isCurrent]);
  return (
    <Row ref={line} $isCurrent={isCurrent}>
      <Checkbox
        aria-label={`Select the comment of ${name}`}
        checked={state.selected.has(item.id)}
        onCheckedChange={() => queue.toggle([item.id])}
      />
      <Opener type="button" aria-current={isCurrent} onClick={() => queue.goTo(item.id)}>
        <strong>
          <bdi>{name}</bdi>
        </strong>{' '}
        <small>
          {agoOf(item.submittedAt, new Date())}
          {item.reports.length > 0 && ' · reported'}
        </small>
        <Excerpt>{item.body}</Excerpt>
      </Opener>
    </Row>
  );
}

/** Scrolls the list, and the list only. */
function keepInView(line: HTMLElement | null): void {
  const list = line?.parentElement;
  if (line === null || list === null || list === undefined) return;
  const { top, bottom } = list.getBoundingClientRect();
  const own = line.getBoundingClientRect();
  if (own.top < top) list.scrollTop -= top - own.top;
  else if (own.bottom > bottom) list.scrollTop += own.bottom - bottom;
}

const Row = styled.li<{ $isCurrent: boolean }>`
  display: flex;
  gap: 0.4rem;
  align-items: center;
  padding-inline: 1.2rem;
  border-inline-start: 0.3rem solid
    ${({ theme, $isCurrent }) => ($isCurrent ? theme.colors.primary600 : 'transparent')};
  background: ${({ theme, $isCurrent }) => ($isCurrent ? theme.colors.primary100 : 'transparent')};

  & + & {
    border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
`;

const Opener = styled.button`
  flex: 1;
  min-inline-size: 0;
  padding: 1rem 0.8rem;
  border: 0;
  background: none;
  color: ${({ theme }) => theme.colors.neutral800};
  font: inherit;
  font-size: 1.4rem;
  line-height: 1.4;
  text-align: start;
  cursor: pointer;

  strong {
    font-weight: 600;
  }

  small {
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.2rem;
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;

const Excerpt = styled.span`
  display: block;
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
`;
