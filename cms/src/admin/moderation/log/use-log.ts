import { useCallback, useEffect, useState } from 'react';
import { faultOf, useModerationApi, type LogAnswer } from '../api';

/** A page of the log, or why there is none. */
export interface Log {
  /** `null` until it is there. */
  readonly answer: LogAnswer | null;
  readonly fault: string | null;
  readonly look: () => Promise<void>;
}

/** Brings one page of the log, from 1. */
export function useLog(page: number): Log {
  const api = useModerationApi();
  const [answer, setAnswer] = useState<LogAnswer | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const look = useCallback(async (): Promise<void> => {
    try {
      setAnswer(await api.log(page));
      setFault(null);
    } catch (error) {
      setFault(faultOf(error));
    }
  }, [api, page]);
  useEffect(() => void look(), [look]);
  return { answer, fault, look };
}
