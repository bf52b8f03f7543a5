import { describe } from 'vitest';
import { agreesWithOurOwn } from './test/agreement.ts';
import { passesOnToTheDesk } from './test/desk.ts';
import { startCaddy } from './test/servers.ts';

describe('Caddy, with the rules of a release,', () => {
  agreesWithOurOwn(startCaddy);
  passesOnToTheDesk(startCaddy);
});
