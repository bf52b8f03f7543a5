import type { Decision, QueueItem } from '@standfirst/shared-types';
import { Button } from '@strapi/design-system';
import type { ReactElement } from 'react';
import { styled } from 'styled-components';
import { Key } from './key';
import { isGone, type QueueState } from './queue-state';
import type { Queue } from './use-queue';

interface DecisionBarProps {
  readonly queue: Queue;
  readonly state: QueueState;
  readonly item: QueueItem;
  readonly areKeysOn: boolean;
  readonly onDecide: (decision: Decision, ids: readonly string[]) => void;
  readonly onSuspend: (writer: NonNullable<QueueItem['writer']>) => void;
}

/** Everything that can be done with the comment in focus; nothing but the way on once it is decided. */
export function DecisionBar(props: DecisionBarProps): ReactElement {
  const { queue, state, areKeysOn } = props;
  return (
    <Bar role="group" aria-label="This comment">
      {!isGone(state) && <Decisions {...props} />}
      <Ways>
        {state.place > 0 && (
          <Button variant="ghost" onClick={() => queue.move(-1)}>
            Previous <Key of="previous" isOn={areKeysOn} />
          </Button>
        )}
        {(state.place < state.items.length - 1 || isGone(state)) && (
          <Button variant="ghost" onClick={() => queue.move(1)}>
            Next <Key of="next" isOn={areKeysOn} />
          </Button>
        )}
      </Ways>
    </Bar>
  );
}

function Decisions({
  queue,
  item: { id, writer },
  areKeysOn,
  onDecide,
  onSuspend,
}: DecisionBarProps): ReactElement {
  return (
    <>
      <Button size="L" onClick={() => onDecide('approve', [id])}>
        Approve <Key of="approve" isOn={areKeysOn} />
      </Button>
      <Button size="L" variant="danger-light" onClick={() => onDecide('reject', [id])}>
        Reject … <Key of="reject" isOn={areKeysOn} />
      </Button>
      <Button size="L" variant="tertiary" onClick={() => onDecide('spam', [id])}>
        Spam <Key of="spam" isOn={areKeysOn} />
      </Button>
      {writer !== null &&
        (writer.suspended === null ? (
          <Button size="L" variant="tertiary" onClick={() => onSuspend(writer)}>
            Suspend writer …
          </Button>
        ) : (
          <Button size="L" variant="tertiary" onClick={() => queue.lift(writer)}>
            Lift suspension
          </Button>
        ))}
    </>
  );
}

const Bar = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0.8rem;
  align-items: center;
  padding-block: 1.6rem;
  border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
  background: ${({ theme }) => theme.colors.neutral0};

  /* Within reach below a long comment, where the window is high enough to leave room for it. */
  @media (min-height: 40em) and (min-width: 48em) {
    position: sticky;
    inset-block-end: 0;
    margin-block-end: -1.6rem;
  }
`;

const Ways = styled.div`
  display: flex;
  gap: 0.4rem;
  margin-inline-start: auto;
`;
