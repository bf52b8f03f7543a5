import type { Decision, QueueItem } from '@standfirst/shared-types';
import { Button, Checkbox, Flex, Typography } from '@strapi/design-system';
import { useEffect, useRef, type ReactElement } from 'react';
import { styled } from 'styled-components';
import { waitingIn } from '../counts';
import { agoOf } from '../dates';
import { Key } from './key';
import type { QueueState } from './queue-state';
import type { Queue } from './use-queue';

interface WaitingListProps {
  readonly state: QueueState;
  readonly queue: Queue;
  readonly areKeysOn: boolean;
  readonly onDecide: (decision: Decision, ids: readonly string[]) => void;
}

/** All that waits in short lines, to go to one of them or to decide on several at once. */
export function WaitingList({ state, queue, areKeysOn, onDecide }: WaitingListProps): ReactElement {
  const { items, counts, selected } = state;
  const all = items.map(({ id }) => id);
  const areAll = selected.size === items.length;
  return (
    <List aria-labelledby="moderation-waiting">
      <Typography id="moderation-waiting" tag="h2" variant="delta">
        {waitingIn(counts)} waiting
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {counts.held} held, {counts.reported} reported
        {items.length < waitingIn(counts) && `; the oldest ${items.length} are listed`}
      </Typography>
      <Checkbox
        checked={areAll ? true : selected.size > 0 ? 'indeterminate' : false}
        onCheckedChange={() => queue.toggle(all)}
      >
        Select all
      </Checkbox>
      {selected.size > 0 && (
        <Together ids={[...selected]} areKeysOn={areKeysOn} onDecide={onDecide} />
      )}
      <ol>
        {items.map((item) => (
          <Line key={item.id} item={item} state={state} queue={queue} />
        ))}
      </ol>
    </List>
  );
}

interface TogetherProps extends Pick<WaitingListProps, 'areKeysOn' | 'onDecide'> {
  readonly ids: readonly string[];
}

/** Decides on all that are selected at once. */
function Together({ ids, areKeysOn, onDecide }: TogetherProps): ReactElement {
  return (
    <Flex gap={2} wrap="wrap" role="group" aria-label="Decide on the selected comments">
      <Typography tag="p" fontWeight="bold">
        {ids.length} selected:
      </Typography>
      <Button onClick={() => onDecide('approve', ids)}>
        Approve <Key of="approve" isOn={areKeysOn} />
      </Button>
      <Button variant="danger-light" onClick={() => onDecide('reject', ids)}>
        Reject … <Key of="reject" isOn={areKeysOn} />
      </Button>
      <Button variant="tertiary" onClick={() => onDecide('spam', ids)}>
        Spam <Key of="spam" isOn={areKeysOn} />
      </Button>
    </Flex>
  );
}

interface LineProps {
  readonly item: QueueItem;
  readonly state: QueueState;
  readonly queue: Queue;
}

function Line({ item, state, queue }: LineProps): ReactElement {
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

const List = styled.section`
  display: flex;
  flex-direction: column;
  gap: 1.2rem;
  min-inline-size: 0;

  ol {
    margin: 0;
    padding: 0;
    border: 1px solid ${({ theme }) => theme.colors.neutral150};
    border-radius: ${({ theme }) => theme.borderRadius};
    background: ${({ theme }) => theme.colors.neutral0};
    list-style: none;
  }

  ${({ theme }) => theme.breakpoints.large} {
    ol {
      max-block-size: max(24rem, calc(100dvh - 35rem));
      overflow-y: auto;
    }
  }
`;

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
