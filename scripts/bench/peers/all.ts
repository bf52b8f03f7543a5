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

/** The peers there are. */
export const peerNames = ['bare', 'eleventy', 'hugo', 'astro'] as const;
/** One of them. */
export type PeerName = (typeof peerNames)[number];

/** The peers that could be brought here. */
export interface Peers {
  /** Those that make a whole magazine. */
  whole: readonly Peer[];
  /** Those that make it again after one change: Astro with incremental builds; not the bare script. */
  again: readonly Peer[];
  /** Who is not there, and why. */
  missing: readonly string[];
}

/** Installs the peers below `folder` and gives each the corpus in the form it reads. */
export async function bringPeers(
  folder: string,
  {
    names,
    documents,
    styles,
  }: { names: readonly PeerName[]; documents: Iterable<PublishedDocument>; styles: Styles },
): Promise<Peers> {
  if (names.length === 0) return { whole: [], again: [], missing: [] };
  mkdirSync(folder, { recursive: true });
  progress('installing Eleventy, Astro and marked from npm');
  await installPeers(folder);
  // Beside the peers' own folders, as it stands beside them here.
  cpSync(join(import.meta.dirname, 'plain'), join(folder, 'plain'), { recursive: true });
  const inputs = new Inputs(join(folder, 'inputs'), { documents: [...documents], styles });
  const hugoOrReason = names.includes('hugo') ? await hugoIn(folder, inputs) : null;
  const missing = typeof hugoOrReason === 'string' ? [`Hugo: ${hugoOrReason}`] : [];
  const hugoPeer = typeof hugoOrReason === 'string' ? null : hugoOrReason;
  const eleventyPeer = names.includes('eleventy') ? eleventy(folder, inputs) : null;
  const astroPeer = (incremental: boolean) =>
    names.includes('astro') ? astro(folder, { inputs, incremental }) : null;
  const barePeer = names.includes('bare') ? bare(folder, inputs) : null;
  const present = (peers: (Peer | null)[]) => peers.filter((peer) => peer !== null);
  return {
    whole: present([barePeer, eleventyPeer, hugoPeer, astroPeer(false)]),
    again: present([eleventyPeer, hugoPeer, astroPeer(true)]),
    missing,
  };
}

async function hugoIn(folder: string, inputs: Inputs): Promise<Peer | string> {
  progress('fetching Hugo from Debian');
  const program = await bringHugo(join(folder, 'hugo-package'));
  return 'missing' in program ? program.missing : hugo(folder, { inputs, program });
}
