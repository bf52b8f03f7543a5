import type { Decision } from '@standfirst/shared-types';
import { Button, Checkbox, Flex, Typography } from '@strapi/design-system';
import type { ReactElement } from 'react';
import { styled } from 'styled-components';
import { waitingIn } from '../counts';
import { Key } from './key';
import type { QueueState } from './queue-state';
import type { Queue } from './use-queue';
import { WaitingLine } from './waiting-line';

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
          <WaitingLine key={item.id} item={item} state={state} queue={queue} />
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
