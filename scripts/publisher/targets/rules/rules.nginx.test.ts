import { describe } from 'vitest';
import { agreesWithOurOwn } from './test/agreement.ts';
import { passesOnToTheDesk } from './test/desk.ts';
import { startNginx } from './test/servers.ts';

describe('nginx, with the rules of a release,', () => {
  agreesWithOurOwn(startNginx);
  passesOnToTheDesk(startNginx);
});
