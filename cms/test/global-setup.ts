import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compileCms, templateVariable } from './strapi.ts';

/**
 * Compiles the CMS once and makes one database that is already set up; each file that starts a
 * Strapi copies it. Vitest's workers inherit its place from the environment.
 */
export default function setup(): () => void {
  compileCms();
  const folder = mkdtempSync(path.join(tmpdir(), 'standfirst-cms-template-'));
  const template = path.join(folder, 'cms.db');
  // In a process of its own, so that this one does not keep a whole Strapi in memory.
  execFileSync(process.execPath, [path.join(import.meta.dirname, 'make-template.ts'), template], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  process.env[templateVariable] = template;
  return () => rmSync(folder, { recursive: true, force: true });
}
