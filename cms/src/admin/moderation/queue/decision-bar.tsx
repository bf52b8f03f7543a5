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

/** Everything that can be decided on the comment in focus; the way on once somebody else did. */
export function DecisionBar(props: DecisionBarProps): ReactElement {
  const { queue, state, item, areKeysOn, onDecide } = props;
  if (isGone(state))
    return (
      <Bar>
        <Button size="L" onClick={() => queue.move(1)}>
          Go on <Key of="next" isOn={areKeysOn} />
        </Button>
      </Bar>
    );
  // With a selection the keys are about that.
  const isOn = areKeysOn && state.selected.size === 0;
  return (
    <Bar role="group" aria-label="Decide on this comment">
      <Button size="L" onClick={() => onDecide('approve', [item.id])}>
        Approve <Key of="approve" isOn={isOn} />
      </Button>
      <Button size="L" variant="danger-light" onClick={() => onDecide('reject', [item.id])}>
        Reject … <Key of="reject" isOn={isOn} />
      </Button>
      <Button size="L" variant="tertiary" onClick={() => onDecide('spam', [item.id])}>
        Spam <Key of="spam" isOn={isOn} />
      </Button>
      <AboutWriter {...props} />
    </Bar>
  );
}

function AboutWriter({
  queue,
  item: { writer },
  onSuspend,
}: DecisionBarProps): ReactElement | null {
  if (writer === null) return null;
  return writer.suspended === null ? (
    <Button size="L" variant="tertiary" onClick={() => onSuspend(writer)}>
      Suspend writer …
    </Button>
  ) : (
    <Button size="L" variant="tertiary" onClick={() => queue.lift(writer)}>
      Lift suspension
    </Button>
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
