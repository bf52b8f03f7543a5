import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { OneAtATime } from '../src/one-at-a-time';

describe('what is done one at a time', () => {
  it('begins when everything before is over, in the order in which it came', async () => {
    const line = new OneAtATime();
    const events: string[] = [];
    const work = (name: string, takesMs: number) => async () => {
      events.push(`${name} begins`);
      await setTimeout(takesMs);
      events.push(`${name} ends`);
      return name;
    };
    const results = [line.run(work('long', 20)), line.run(work('short', 0))];
    expect(await Promise.all(results)).toEqual(['long', 'short']);
    expect(events).toEqual(['long begins', 'long ends', 'short begins', 'short ends']);
  });

  it('tells who asked of a failure, and goes on with the next', async () => {
    const line = new OneAtATime();
    const failing = line.run(() => Promise.reject(new Error('The disk is full.')));
    const next = line.run(() => Promise.resolve('done'));
    await expect(failing).rejects.toThrow('The disk is full.');
    expect(await next).toBe('done');
  });

  it('lets other work in between, though nothing in it ever waits', async () => {
    const line = new OneAtATime();
    const events: string[] = [];
    const all = ['one', 'two', 'three'].map((name) =>
      line.run(() => Promise.resolve(events.push(name))),
    );
    setImmediate(() => events.push('a request'));
    await Promise.all(all);
    expect(events.indexOf('a request')).toBeLessThan(events.indexOf('three'));
  });
});
