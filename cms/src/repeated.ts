import { reasonOf } from './reason';

/** Something that is looked at again and again, as long as the CMS runs. */
export interface Repeated {
  /** Looks no more. Resolves when a look that is under way has ended. */
  stop(): Promise<void>;
}

/** What is looked at, how often, and who is told where it fails. */
export interface RepeatedOptions {
  readonly look: (now: Date) => Promise<void>;
  /** Milliseconds from the end of one look to the beginning of the next. */
  readonly everyMs: number;
  /** Takes what a look threw; the next one begins all the same. */
  readonly failed: (reason: string) => void;
}

/** Looks at once, and then again and again. No two looks run at a time. */
export function lookRepeatedly({ look, everyMs, failed }: RepeatedOptions): Repeated {
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  let looking: Promise<void> = Promise.resolve();
  const next = (): void => {
    looking = look(new Date())
      .catch((error: unknown) => {
        failed(reasonOf(error));
      })
      .then(() => {
        if (!stopped) timer = setTimeout(next, everyMs).unref();
      });
  };
  next();
  return {
    async stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await looking;
    },
  };
}
