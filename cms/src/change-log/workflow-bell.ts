import type { Core } from '@strapi/strapi';
import { reasonOf } from '../reason';
import { headOf } from './feed';

/** How often to look for changes that Strapi announced nothing of, in milliseconds. */
const lookEveryMs = 2_000;
/** Least time between two workflow runs that are asked for, in milliseconds. */
const restMs = 30_000;
/** Longest pause after failures, in milliseconds. */
const pauseMaxMs = 15 * 60_000;
/** How long GitHub may take to answer, in milliseconds. */
const answerWithinMs = 10_000;
/** What the workflow listens for: see .github/workflows/publish.yml. */
const eventType = 'standfirst-publish';

/** Whose workflow to start. */
export interface WorkflowSettings {
  /** `owner/name`. */
  readonly repository: string;
  readonly token: string;
  /** Where GitHub's API answers, no slash at the end. */
  readonly api: string;
}

/**
 * Asks GitHub to run the publishing workflow when the log has grown, for sites without a server of
 * their own. A storm of changes becomes one run at once and one after every rest; the last change is
 * never left out. No save waits for it nor fails with it: it runs after the commit.
 */
export class WorkflowBell {
  readonly #strapi: Core.Strapi;
  readonly #settings: WorkflowSettings;
  readonly #restMs: number;
  readonly #stopping = new AbortController();
  #looking: NodeJS.Timeout | null = null;
  #waiting: NodeJS.Timeout | null = null;
  #asking: Promise<void> | null = null;
  #again = false;
  #askedFor: number | null = null;
  #notBeforeMs = 0;
  #failures = 0;

  /** `restMs` may be shorter in tests. */
  constructor(strapi: Core.Strapi, settings: WorkflowSettings, options: { restMs?: number } = {}) {
    this.#strapi = strapi;
    this.#settings = settings;
    this.#restMs = options.restMs ?? restMs;
  }

  /** Begins to listen, and asks for a first run: what changed while the CMS was down is in it. */
  start(): void {
    this.#strapi.eventHub.subscribe((event: string) => {
      if (/^(entry|media|comment)\./.test(event)) this.ring();
      return Promise.resolve();
    });
    this.#looking = setInterval(() => this.ring(), lookEveryMs).unref();
    this.ring();
  }

  /** Stops listening; breaks off a call under way. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    if (this.#looking !== null) clearInterval(this.#looking);
    if (this.#waiting !== null) clearTimeout(this.#waiting);
    await this.#asking;
  }

  /** Asks for a run if the log has grown: now, or as soon as it has rested. Never throws. */
  ring(): void {
    if (this.#stopping.signal.aborted || this.#waiting !== null) return;
    if (this.#asking !== null) {
      this.#again = true;
      return;
    }
    const waitMs = Math.max(0, this.#notBeforeMs - performance.now());
    this.#waiting = setTimeout(() => {
      this.#waiting = null;
      this.#asking = this.#ask().finally(() => {
        this.#asking = null;
        if (this.#again) {
          this.#again = false;
          this.ring();
        }
      });
    }, waitMs).unref();
  }

  async #ask(): Promise<void> {
    try {
      const head = await headOf(this.#strapi);
      if (head === this.#askedFor) return;
      await dispatch(this.#settings, this.#stopping.signal);
      this.#notBeforeMs = performance.now() + this.#restMs;
      this.#askedFor = head;
      if (this.#failures > 0) this.#strapi.log.info('GitHub takes wake-ups again.');
      this.#failures = 0;
    } catch (error) {
      if (this.#stopping.signal.aborted) return;
      this.#failures += 1;
      this.#again = true;
      const pauseMs = Math.min(pauseMaxMs, this.#restMs * 2 ** Math.min(this.#failures - 1, 10));
      this.#notBeforeMs = performance.now() + pauseMs;
      this.#strapi.log.warn(
        `The workflow of ${this.#settings.repository} could not be started: ${sentenceOf(reasonOf(error))} What is saved is safe; next try in ${Math.ceil(pauseMs / 1000)} s.`,
      );
    }
  }
}

/** https://docs.github.com/en/rest/repos/repos#create-a-repository-dispatch-event */
async function dispatch(
  { repository, token, api }: WorkflowSettings,
  stopping: AbortSignal,
): Promise<void> {
  const response = await fetch(`${api}/repos/${repository}/dispatches`, {
    method: 'POST',
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'user-agent': 'standfirst',
      'x-github-api-version': '2022-11-28',
    },
    body: JSON.stringify({ event_type: eventType }),
    signal: AbortSignal.any([stopping, AbortSignal.timeout(answerWithinMs)]),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`GitHub answered ${response.status}. ${adviceOn(response)}`);
}

function adviceOn({ status, headers }: Response): string {
  if (status === 401) return 'WAKE_GITHUB_TOKEN is wrong or has expired: make a new one.';
  if (status === 429 || headers.get('x-ratelimit-remaining') === '0')
    return 'It has had too many calls with this token.';
  if (status === 403) return 'Let WAKE_GITHUB_TOKEN write the repository’s contents.';
  if (status === 404)
    return 'Check WAKE_GITHUB_REPOSITORY, and that WAKE_GITHUB_TOKEN may see that repository.';
  return 'See https://www.githubstatus.com.';
}

function sentenceOf(reason: string): string {
  return /[.!?]$/.test(reason) ? reason : `${reason}.`;
}
