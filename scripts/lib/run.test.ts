import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { reasonOf } from './log.ts';
import { run, RunError } from './run.ts';

const options = { cwd: tmpdir(), env: process.env, timeoutMs: 20_000 };

/** Runs a small program of ours. */
function runCode(code: string, more: Partial<Parameters<typeof run>[2]> = {}): Promise<void> {
  return run(process.execPath, ['-e', code], { ...options, ...more });
}

describe('running a program', () => {
  it('hears each line that it says, on both streams, the last one without an end too', async () => {
    const lines: string[] = [];
    await runCode('console.log("one\\ntwo"); console.error("three"); process.stdout.write("£4m")', {
      onLine: (line) => lines.push(line),
    });
    expect(lines.sort()).toEqual(['one', 'three', 'two', '£4m']);
  });

  it('fails with its code and the end of what it said', async () => {
    const failure = await runCode(
      'for (let i = 1; i <= 50; i++) console.log(`line ${i}`); process.exitCode = 3',
    ).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RunError);
    expect(String(failure)).toContain('ended with code 3:\nline 21\n');
    expect(String(failure)).toMatch(/line 50$/);
  });

  it('ends one that takes too long', async () => {
    await expect(runCode('setInterval(() => {}, 1000)', { timeoutMs: 100 })).rejects.toThrow(
      'ended with SIGTERM',
    );
  });

  it('says which program could not be started', async () => {
    await expect(run('no-such-program', [], options)).rejects.toThrow(
      'no-such-program could not be started.',
    );
  });
});

describe('the reason of an error', () => {
  it.each<[unknown, string]>([
    [new Error('one'), 'one'],
    [
      new Error('one', { cause: new Error('two', { cause: new Error('three') }) }),
      'one (two (three))',
    ],
    [new Error('one: two', { cause: new Error('two') }), 'one: two'],
    [new Error('one', { cause: new Error('') }), 'one'],
    [new Error('one', { cause: 'two' }), 'one'],
    ['words', 'words'],
  ])('%# names its causes, each once', (error, reason) => {
    expect(reasonOf(error)).toBe(reason);
  });
});
