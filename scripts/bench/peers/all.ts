import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PublishedDocument } from '@standfirst/shared-types';
import { progress } from '../report.ts';
import { astro } from './astro.ts';
import { bare } from './bare.ts';
import { eleventy } from './eleventy.ts';
import { bringHugo } from './hugo-package.ts';
import { hugo } from './hugo.ts';
import { Inputs, type Styles } from './inputs.ts';
import { installPeers } from './install.ts';
import type { Peer } from './peer.ts';

/** The peers that could be installed here. */
export interface Peers {
  bare: Peer;
  eleventy: Peer;
  astro: Peer;
  incremental: Peer;
  hugo: Peer | { missing: string };
}

/** Installs every peer below `folder` and gives each the corpus in the form it reads. */
export async function bringPeers(
  folder: string,
  { documents, styles }: { documents: readonly PublishedDocument[]; styles: Styles },
): Promise<Peers> {
  mkdirSync(folder, { recursive: true });
  progress('installing Eleventy, Astro and marked from npm');
  await installPeers(folder);
  progress('fetching Hugo from Debian');
  const program = await bringHugo(join(folder, 'hugo-package'));
  // Beside the peers' own folders, as it stands beside them here.
  cpSync(join(import.meta.dirname, 'plain'), join(folder, 'plain'), { recursive: true });
  const inputs = new Inputs(join(folder, 'inputs'), { documents, styles });
  return {
    bare: bare(folder, inputs),
    eleventy: eleventy(folder, inputs),
    astro: astro(folder, { inputs, incremental: false }),
    incremental: astro(folder, { inputs, incremental: true }),
    hugo: 'missing' in program ? program : hugo(folder, { inputs, program }),
  };
}
