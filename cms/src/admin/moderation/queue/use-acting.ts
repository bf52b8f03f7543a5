import { useRef, useState } from 'react';
import { faultOf } from '../api';
import type { Seen } from './use-seen';

/** What the page says about the last thing that was done; read out by screen readers. */
export interface Said {
  readonly text: string;
  readonly tone: 'done' | 'told' | 'fault';
}

/** One action at a time, and what was said of the last. */
export interface Acting {
  readonly said: Said | null;
  readonly say: (said: Said) => void;
  /** Another number each time that the comment in focus is to have the keyboard's focus too. */
  readonly focusTurn: number;
  readonly turnFocus: () => void;
  /** Does something and says what came of it. Nothing while another action is under way. */
  readonly act: (action: () => Promise<Said>) => Promise<void>;
}

/** Runs what a moderator does, one after the other. */
export function useActing({ makeOld, look }: Pick<Seen, 'makeOld' | 'look'>): Acting {
  const [said, say] = useState<Said | null>(null);
  const [focusTurn, setFocusTurn] = useState(0);
  const isActing = useRef(false);
  const turnFocus = (): void => setFocusTurn((count) => count + 1);

  const act = async (action: () => Promise<Said>): Promise<void> => {
    if (isActing.current) return;
    isActing.current = true;
    makeOld();
    try {
      say(await action());
      turnFocus();
    } catch (error) {
      say({ tone: 'fault', text: faultOf(error) });
    }
    isActing.current = false;
    await look();
  };
  return { said, say, focusTurn, turnFocus, act };
}
