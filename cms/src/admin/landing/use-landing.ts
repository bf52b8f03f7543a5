import { useFetchClient } from '@strapi/strapi/admin';
import type { LandingNotice } from '@standfirst/shared-types';
import { useEffect, useState } from 'react';

/** Pauses between two looks, in milliseconds: while something is on its way, and otherwise. */
const pauseMs = { inFlight: 1_000, still: 10_000 };

/** Where a document stands, or why that is not known. */
export type Standing = { kind: 'asking' } | { kind: 'failed' } | NoticeStanding;
/** What the CMS said. */
interface NoticeStanding {
  kind: 'known';
  notice: LandingNotice;
}

/**
 * Follows where a document stands, for as long as its tab can be seen. `version` is whatever
 * changes when the document does: another one is asked about at once.
 */
export function useLanding(path: string, version: string): Standing {
  const { get } = useFetchClient();
  const [standing, setStanding] = useState<Standing>({ kind: 'asking' });

  useEffect(() => {
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isAsking = false;

    async function look(): Promise<void> {
      clearTimeout(timer);
      if (isAsking || document.hidden) return;
      isAsking = true;
      const found = await ask();
      isAsking = false;
      if (leaving.signal.aborted) return;
      setStanding(found);
      const inFlight = found.kind === 'known' && found.notice.inFlight;
      timer = setTimeout(() => void look(), inFlight ? pauseMs.inFlight : pauseMs.still);
    }

    async function ask(): Promise<Standing> {
      try {
        const { data } = await get<LandingNotice>(path, { signal: leaving.signal });
        return { kind: 'known', notice: data };
      } catch {
        // The CMS itself is away, or the session has ended: the panel tells that elsewhere too.
        return { kind: 'failed' };
      }
    }

    const onVisible = (): void => void look();
    document.addEventListener('visibilitychange', onVisible);
    void look();
    return () => {
      leaving.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [get, path, version]);

  return standing;
}
