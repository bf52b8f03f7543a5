import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { QuietWork } from './quiet-work.ts';

const pace = { quietMs: 2_000, latestMs: 15_000, everyMs: 0 };

let begun: number[];
let work: QuietWork;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  begun = [];
  work = new QuietWork({
    work: () => Promise.resolve(begun.push(performance.now())),
    pace,
    failed: (reason) => expect.fail(reason),
  });
});
afterEach(async () => {
  await work.stop();
  vi.useRealTimers();
});

async function askEvery(ms: number, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    work.ask();
    await vi.advanceTimersByTimeAsync(ms);
  }
}

it('begins when nothing was asked for a while', async () => {
  const startMs = performance.now();
  await askEvery(500, 3);
  expect(begun).toEqual([]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(begun).toEqual([startMs + 3_000]);
});

it('begins all the same while it is asked again and again', async () => {
  const startMs = performance.now();
  await askEvery(1_000, 40);
  expect(begun).toEqual([startMs + 15_000, startMs + 30_000]);
});
