import { describe, expect, it } from 'vitest';
import { Jobs } from './jobs.ts';

/** A job that ends when it is told to. */
function aJob(): { work: () => Promise<void>; end: () => void } {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { work: () => ended, end: () => end() };
}

describe('jobs', () => {
  it('never run more at once than allowed, and all run', async () => {
    let [running, most, done] = [0, 0, 0];
    const jobs = new Jobs(3);
    for (let job = 0; job < 20; job += 1) {
      await jobs.add(async () => {
        most = Math.max(most, (running += 1));
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        done += 1;
      });
    }
    await jobs.finish();
    expect([most, running, done]).toEqual([3, 0, 20]);
  });

  it('are waited for to the end', async () => {
    const [jobs, job] = [new Jobs(1), aJob()];
    await jobs.add(job.work);
    let isFinished = false;
    const finishing = jobs.finish().then(() => (isFinished = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(isFinished).toBe(false);
    job.end();
    expect(await finishing).toBe(true);
  });

  it('begin no more after one has failed, and say why', async () => {
    const jobs = new Jobs(1);
    await jobs.add(() => Promise.reject(new Error('the first')));
    await expect(jobs.add(() => Promise.reject(new Error('never begun')))).rejects.toThrow(
      'the first',
    );
    await expect(jobs.finish()).rejects.toThrow('the first');
  });
});
