import { Button } from '@strapi/design-system';
import type { ReactElement } from 'react';
import { styled } from 'styled-components';
import { Key } from './key';
import { isGone, type QueueState } from './queue-state';
import type { Queue } from './use-queue';

interface WaysProps {
  readonly queue: Queue;
  readonly state: QueueState;
  readonly areKeysOn: boolean;
}

/** The ways from the comment in focus to those beside it. */
export function Ways({ queue, state, areKeysOn }: WaysProps): ReactElement {
  const isLast = state.place >= state.items.length - 1;
  return (
    <Row>
      {state.place > 0 && (
        <Button variant="ghost" onClick={() => queue.move(-1)}>
          Previous <Key of="previous" isOn={areKeysOn} />
        </Button>
      )}
      {(!isLast || isGone(state)) && (
        <Button variant="ghost" onClick={() => queue.move(1)}>
          Next <Key of="next" isOn={areKeysOn} />
        </Button>
      )}
    </Row>
  );
}

const Row = styled.div`
  display: flex;
  gap: 0.4rem;
  margin-inline-start: auto;
`;
