import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { repositoryRoot } from '../lib/paths.ts';
import { settingNames } from '../lib/settings.ts';

const step = z.strictObject({
  if: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  env: z.record(z.string(), z.string()).optional(),
  with: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
const workflow = z.strictObject({
  name: z.string(),
  on: z.strictObject({
    repository_dispatch: z.strictObject({ types: z.array(z.string()) }),
    workflow_dispatch: z.null(),
  }),
  permissions: z.record(z.string(), z.string()),
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.boolean() }),
  jobs: z.strictObject({
    publish: z.strictObject({
      'runs-on': z.string(),
      'timeout-minutes': z.number(),
      steps: z.array(step),
    }),
  }),
});

function read(path: string): string {
  return readFileSync(join(repositoryRoot, path), 'utf8');
}

const { on, permissions, concurrency, jobs } = workflow.parse(
  parse(read('.github/workflows/publish.yml')),
);
const { steps } = jobs.publish;
const [publishing] = steps.filter(({ run }) => run !== undefined);

describe('the publishing workflow', () => {
  it('listens for what the CMS sends', () => {
    const [type = ''] = on.repository_dispatch.types;
    expect(read('cms/src/change-log/workflow-bell.ts')).toContain(`const eventType = '${type}';`);
  });

  it('runs a command that is there', () => {
    expect(publishing?.run).toBe('npm run publish');
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read('package.json')));
    expect(scripts['publish']).toBe('node scripts/boot.mjs publish');
    expect(existsSync(join(repositoryRoot, 'scripts/publish/main.ts'))).toBe(true);
  });

  it('sets only variables that the publisher reads', () => {
    const names = Object.keys(publishing?.env ?? {});
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => !settingNames.includes(name))).toEqual([]);
  });

  it('takes tokens and keys out of secrets, and gives them to the one command alone', () => {
    const secret = Object.entries(publishing?.env ?? {}).filter(([name]) => /TOKEN|KEY/.test(name));
    expect(secret.map(([name, value]) => value === `\${{ secrets.${name} }}`)).toEqual([
      true,
      true,
      true,
    ]);
    expect(steps.filter(({ env }) => env !== undefined)).toEqual([publishing]);
    expect(permissions).toEqual({ contents: 'read' });
  });

  it('names each action by its full version', () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBe(4);
    for (const each of used) expect(each).toMatch(/^actions\/[a-z/-]+@v\d+\.\d+\.\d+$/);
  });

  it('begins with the newest data and always saves its own, under a key that no other run has', () => {
    const caches = steps.filter(({ uses }) => uses?.startsWith('actions/cache/'));
    const [restore, save] = caches;
    expect([restore?.uses, save?.uses].map((uses) => uses?.split('@')[0])).toEqual([
      'actions/cache/restore',
      'actions/cache/save',
    ]);
    expect(save?.if).toBe('always()');
    expect(steps.indexOf(save ?? {})).toBeGreaterThan(steps.indexOf(publishing ?? {}));
    expect(save?.with?.['key']).toBe(restore?.with?.['key']);
    expect(save?.with?.['key']).toContain('github.run_id');
    const prefix = String(restore?.with?.['restore-keys']);
    expect(String(save?.with?.['key']).startsWith(prefix)).toBe(true);
    expect([restore?.with?.['path'], save?.with?.['path']]).toEqual(
      Array(2).fill(publishing?.env?.['DATA_DIR']),
    );
  });

  it('never breaks off a run that is writing to a target', () => {
    expect(concurrency['cancel-in-progress']).toBe(false);
  });
});
