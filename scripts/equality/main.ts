/**
 * `npm run equality`: plays random sequences of edits against the real publisher and compares each
 * incremental release with a full one, byte for byte.
 *
 *     npm run equality -- --sequences 5000 --seed 42 --length 12
 *     npm run equality -- --seed 42 --path 27:2:1 --length 12    # one that failed, again
 *     npm run equality -- --sequences 50 --shares nothing        # every page rendered by each side
 *
 * A sequence that fails is shrunk and printed, with the first address that differs.
 */
import { build, siteSteps } from '../lib/build.ts';
import { OptionsError } from '../lib/command-options.ts';
import { reasonOf } from '../lib/log.ts';
import { readOptions } from '../publisher/equality/options.ts';
import { search } from '../publisher/equality/search.ts';
import { Stage } from '../publisher/equality/stage.ts';

/** Sequences between two lines of progress. */
const progressEvery = 100;

function say(message: string): void {
  process.stdout.write(`${message}\n`);
}

/** Returns the exit code. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  const { sequences, length, seed } = options;
  await build(siteSteps, { env: process.env, say });
  const stage = await Stage.start();
  stopOnSignal(stage);
  say(`${sequences} sequences of up to ${length} edits, seed ${seed}`);
  const startedMs = performance.now();
  const secondsGone = () => ((performance.now() - startedMs) / 1000).toFixed(0);
  try {
    const found = await search(stage, {
      ...options,
      onPlayed: (played) => {
        if (played % progressEvery === 0) say(`${played} played, ${secondsGone()} s`);
      },
    });
    say(found?.lines.join('\n') ?? `All equal, ${secondsGone()} s.`);
    return found === null ? 0 : 1;
  } finally {
    await stage.stop();
  }
}

/** Whoever stops it by hand leaves no folder in memory. */
function stopOnSignal(stage: Stage): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stage.stop().finally(() => process.exit(130)));
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof OptionsError ? error.message : error instanceof Error ? error.stack : reasonOf(error)}\n`,
    );
    process.exit(1);
  },
);
