import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Loop } from './loop.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A loop whose runs are ended by the test, one way or the other. */
class TestLoop {
  readonly said: string[] = [];
  runs = 0;
  running = 0;
  most = 0;
  readonly #ends: ((error?: Error) => void)[] = [];
  readonly loop: Loop;

  constructor({ everyMs = 5_000 } = {}) {
    this.loop = new Loop({
      everyMs,
      log: (_level, message) => this.said.push(message),
      work: () => {
        this.runs += 1;
        this.running += 1;
        this.most = Math.max(this.most, this.running);
        return new Promise<void>((resolve, reject) => {
          this.#ends.push((error) => (error === undefined ? resolve() : reject(error)));
        }).then(
          () => void (this.running -= 1),
          (error: unknown) => {
            this.running -= 1;
            throw error;
          },
        );
      },
    });
    this.loop.start();
  }

  /** Ends the run under way, and lets the loop go on until it waits for something. */
  async end(error?: Error): Promise<void> {
    this.#ends.shift()?.(error);
    await vi.advanceTimersByTimeAsync(0);
  }

  /** Stops it, ending whatever runs. */
  async stop(): Promise<void> {
    const stopped = this.loop.stop();
    await this.end();
    await stopped;
  }
}

describe('the loop', () => {
  it('begins with a run, and runs again by itself', async () => {
    const test = new TestLoop({ everyMs: 5_000 });
    expect(test.runs).toBe(1);
    await test.end();
    await vi.advanceTimersByTimeAsync(4_999);
    expect(test.runs).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(test.runs).toBe(2);
    await test.stop();
  });

  it('runs at once when it is asked to', async () => {
    const test = new TestLoop();
    await test.end();
    test.loop.ask();
    await vi.advanceTimersByTimeAsync(0);
    expect(test.runs).toBe(2);
    await test.stop();
  });

  it('runs once more, and not twice at once, when it is asked during a run', async () => {
    const test = new TestLoop();
    test.loop.ask();
    test.loop.ask();
    test.loop.ask();
    await test.end();
    expect([test.runs, test.most]).toEqual([2, 1]);
    await test.end();
    expect(test.runs).toBe(2);
    await test.stop();
  });

  it('is started once, however often it is told to', async () => {
    const test = new TestLoop();
    test.loop.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(test.runs).toBe(1);
    await test.stop();
  });

  it('pauses longer after each failure, up to half a minute', async () => {
    const test = new TestLoop();
    for (const pauseMs of [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
      const { runs } = test;
      await test.end(new Error('no'));
      await vi.advanceTimersByTimeAsync(pauseMs - 1);
      expect(test.runs).toBe(runs);
      await vi.advanceTimersByTimeAsync(1);
      expect(test.runs).toBe(runs + 1);
    }
    expect(test.said.map((line) => /next try in ([\d.]+) s/.exec(line)?.[1])).toEqual([
      ...['0.5', '1.0', '2.0', '4.0', '8.0', '16.0', '30.0', '30.0'],
    ]);
    await test.stop();
  });

  it('says what failed, that the last good release stays, and when all is well', async () => {
    const test = new TestLoop();
    await test.end(new Error('The CMS answered 500.', { cause: new Error('why') }));
    expect(test.said).toEqual([
      'The CMS answered 500. (why) The last good release stays; next try in 0.5 s.',
    ]);
    await vi.advanceTimersByTimeAsync(500);
    await test.end();
    expect(test.said.at(-1)).toBe('All is well again.');
    await test.stop();
  });

  it('begins with a short pause again after a success', async () => {
    const test = new TestLoop({ everyMs: 10 });
    await test.end(new Error('no'));
    await vi.advanceTimersByTimeAsync(500);
    await test.end(new Error('no'));
    await vi.advanceTimersByTimeAsync(1_000);
    await test.end();
    await vi.advanceTimersByTimeAsync(10);
    await test.end(new Error('no'));
    expect(test.said.at(-1)).toContain('next try in 0.5 s');
    await test.stop();
  });

  it('does not sit out a pause when it is asked', async () => {
    const test = new TestLoop();
    await test.end(new Error('no'));
    test.loop.ask();
    await vi.advanceTimersByTimeAsync(0);
    expect(test.runs).toBe(2);
    await test.stop();
  });

  it('ends after the run under way, and runs no more', async () => {
    const test = new TestLoop();
    let isStopped = false;
    const stopping = test.loop.stop().then(() => (isStopped = true));
    await vi.advanceTimersByTimeAsync(0);
    expect(isStopped).toBe(false);
    await test.end();
    await stopping;
    test.loop.ask();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(test.runs).toBe(1);
  });

  it('ends at once while it waits or pauses', async () => {
    const [waiting, pausing] = [new TestLoop(), new TestLoop()];
    await waiting.end();
    await pausing.end(new Error('no'));
    await Promise.all([waiting.loop.stop(), pausing.loop.stop()]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
