import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../lib/paths.ts';
import { versionOf } from './peers/install.ts';

/** What the figures were measured on, a line each. */
export function machineLines(): string[] {
  const [first] = cpus();
  const gib = (totalmem() / 2 ** 30).toFixed(0);
  return [
    `${cpus().length} cores (${first?.model.trim() ?? 'unknown'}), ${gib} GiB, ${distribution()} ${type()} ${release()}`,
    `Node ${process.versions.node} · Astro ${versionOf('astro')} · Strapi ${versionOf('@strapi/strapi', join(repositoryRoot, 'cms'))}`,
  ];
}

/** How busy the machine is, the benchmark's own work included: the load averages of 1 and 5 minutes. */
export function loadNow(): string {
  const [one = 0, five = 0] = loadavg();
  return `load ${one.toFixed(1)}, ${five.toFixed(1)}`;
}

function distribution(): string {
  const file = '/etc/os-release';
  if (!existsSync(file)) return '';
  return /^PRETTY_NAME="(.+)"$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
}
