import { describe } from 'vitest';
import { agreesWithOurOwn } from './test/agreement.ts';
import { startCaddy } from './test/servers.ts';

describe('Caddy, with the rules of a release,', () => {
  agreesWithOurOwn(startCaddy);
});
