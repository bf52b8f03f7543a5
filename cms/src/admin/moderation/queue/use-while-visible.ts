import { useEffect } from 'react';
import { lookEveryMs } from '../counts';

/** Looks at once, and again and again while the browser's tab can be seen and `isResting` is false. */
export function useWhileVisible(look: () => Promise<void>, isResting: boolean): void {
  useEffect(() => {
    if (isResting) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let hasLeft = false;

    async function lookAgain(): Promise<void> {
      clearTimeout(timer);
      if (document.hidden) return;
      await look();
      if (!hasLeft) timer = setTimeout(() => void lookAgain(), lookEveryMs);
    }

    const onVisible = (): void => void lookAgain();
    document.addEventListener('visibilitychange', onVisible);
    void lookAgain();
    return () => {
      hasLeft = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [look, isResting]);
}
