/** Builds the contract where it is stale: `scripts/boot.mjs` runs it before each command. */
import { build, contractSteps } from '../lib/build.ts';

await build(contractSteps, { env: process.env, say: () => undefined });
