import type { Decision } from '@standfirst/shared-types';
import {
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
  type RefObject,
} from 'react';
import { styled } from 'styled-components';
import { CommentInFull } from './comment-in-full';
import { DecisionBar } from './decision-bar';
import { keyActionOf, type KeyAction } from './keys';
import { NothingWaits } from './nothing-waits';
import { Notice } from './notice';
import { OpenDialog, type Open } from './open-dialog';
import { isGone, type QueueState } from './queue-state';
import { useKeysSetting } from './use-keys-setting';
import { useQueue, type Queue } from './use-queue';
import { WaitingList } from './waiting-list';
import { Ways } from './ways';

/** What waits for a moderator: one comment in full, and the list of all. */
export function QueueTab(): ReactElement {
  const [open, setOpen] = useState<Open | null>(null);
  const queue = useQueue({ isResting: open !== null });
  const [areKeysOn, setKeysOn] = useKeysSetting();
  const comment = useFocus(queue);
  const { state } = queue;

  const decide: Decide = (decision, ids) => {
    if (decision === 'reject') setOpen({ kind: 'reject', ids });
    else queue.decide({ decision, ids: [...ids], reason: null });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    // Keys that are pressed in a dialog come this way too, though it stands elsewhere on the page.
    if (!areKeysOn || !event.currentTarget.contains(asNode(event.target))) return;
    const action = keyActionOf(event.nativeEvent);
    if (action === null) return;
    event.preventDefault();
    if (action === 'help') setOpen({ kind: 'keys' });
    else if (state !== null) follow(action, { state, queue, decide });
  };

  return (
    <section aria-label="Comments that wait" onKeyDown={onKeyDown}>
      <Notice queue={queue} onKeys={() => setOpen({ kind: 'keys' })} />
      {state !== null && (
        <Waiting {...{ queue, state, comment, areKeysOn }} onDecide={decide} onOpen={setOpen} />
      )}
      {open !== null && (
        <OpenDialog
          open={open}
          queue={queue}
          keys={{ areOn: areKeysOn, onSwitch: setKeysOn }}
          onClose={() => setOpen(null)}
          focusAfter={() => comment.current?.focus()}
        />
      )}
    </section>
  );
}

type Decide = (decision: Decision, ids: readonly string[]) => void;

interface WaitingProps {
  readonly queue: Queue;
  readonly state: QueueState;
  readonly comment: RefObject<HTMLElement>;
  readonly areKeysOn: boolean;
  readonly onDecide: Decide;
  readonly onOpen: (open: Open) => void;
}

function Waiting(props: WaitingProps): ReactElement {
  const { queue, state, comment, areKeysOn, onDecide, onOpen } = props;
  const { current, items, place, lookedAt } = state;
  return (
    <Columns>
      {current === null ? (
        <NothingWaits ref={comment} lookedAt={lookedAt} onLook={queue.look} />
      ) : (
        <CommentInFull
          key={current.id}
          ref={comment}
          item={current}
          isGone={isGone(state)}
          place={{ number: place + 1, of: items.length }}
          ways={<Ways {...{ queue, state, areKeysOn }} />}
        >
          <DecisionBar
            {...{ queue, state, areKeysOn, onDecide }}
            item={current}
            onSuspend={(writer) => onOpen({ kind: 'suspend', writer })}
          />
        </CommentInFull>
      )}
      {items.length > 0 && <WaitingList {...{ queue, state, areKeysOn, onDecide }} />}
    </Columns>
  );
}

interface Following {
  readonly state: QueueState;
  readonly queue: Queue;
  readonly decide: Decide;
}

/** Does what a key asks for: decisions are about what is selected, or else the comment in focus. */
function follow(action: Exclude<KeyAction, 'help'>, { state, queue, decide }: Following): void {
  const { current, selected } = state;
  if (action === 'undo') return queue.undo();
  if (action === 'next') return queue.move(1);
  if (action === 'previous') return queue.move(-1);
  if (current === null) return;
  if (action === 'select') return queue.toggle([current.id]);
  if (selected.size > 0) return decide(action, [...selected]);
  if (!isGone(state)) decide(action, [current.id]);
}

/**
 * The element that shows the comment in focus. It gets the keyboard's focus when an action put
 * another comment there, and when nothing else has it.
 */
function useFocus({ focusTurn, state }: Queue): RefObject<HTMLElement> {
  const comment = useRef<HTMLElement>(null);
  const turnSeen = useRef(focusTurn);
  const id = state?.current?.id;
  useEffect(() => {
    const isFree = document.activeElement === document.body;
    const hasActed = turnSeen.current !== focusTurn;
    // Opening the page does not scroll its head away.
    if (isFree || hasActed) comment.current?.focus({ preventScroll: !hasActed });
    turnSeen.current = focusTurn;
  }, [focusTurn, id, state === null]);
  return comment;
}

function asNode(target: EventTarget): Node | null {
  return target instanceof Node ? target : null;
}

const Columns = styled.div`
  display: grid;
  gap: 2.4rem;
  align-items: start;

  ${({ theme }) => theme.breakpoints.large} {
    grid-template-columns: minmax(0, 1fr) minmax(28rem, 36rem);
  }
`;
