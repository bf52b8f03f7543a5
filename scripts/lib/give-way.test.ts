import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { aFolder } from '../publisher/test/magazine.ts';

it('a process that gives way has the lowest priority, within its session and with it', async () => {
  const program = join(aFolder(), 'program.ts');
  writeFileSync(
    program,
    `import { readFileSync } from 'node:fs';
     import { getPriority } from 'node:os';
     import { giveWay } from '${join(import.meta.dirname, 'give-way.ts')}';
     const granted = await giveWay();
     const session = granted && process.argv[2] === 'linux' ? readFileSync('/proc/self/autogroup', 'utf8') : '';
     process.send?.({ granted, own: getPriority(), session });`,
  );
  const hasSessions = existsSync('/proc/self/autogroup');
  const child = fork(program, [hasSessions ? 'linux' : 'other'], {
    detached: true,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const [answer] = (await once(child, 'message')) as [
    { granted: boolean; own: number; session: string },
  ];
  expect(answer.own).toBe(19);
  // Where a container forbids it, that is said.
  if (hasSessions && answer.granted) expect(answer.session).toMatch(/nice 19\n$/);
  else expect(answer.granted).toBe(!hasSessions);
});
