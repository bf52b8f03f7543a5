/** Browsers that open articles, so many a second, on a thread of their own. */
import { Agent, request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { beaconPath } from '@standfirst/shared-types';

/** What the thread is given. */
export const loadOrder = z.object({
  siteUrl: z.string(),
  articles: z.array(z.string()).min(1),
  perSecond: z.number(),
  seconds: z.number(),
});
/** What it says at the end. */
export const loadReport = z.object({
  sent: z.number(),
  answered: z.number(),
  tookMs: z.number(),
  /** How long each answer took, in milliseconds. */
  answersMs: z.array(z.number()),
});

const tickMs = 10;
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

async function load(): Promise<z.infer<typeof loadReport>> {
  const { siteUrl, articles, perSecond, seconds } = loadOrder.parse(workerData);
  const total = perSecond * seconds;
  const startMs = performance.now();
  const answersMs: number[] = [];
  const underway: Promise<void>[] = [];
  while (underway.length < total) {
    const due = Math.min(total, ((performance.now() - startMs) / 1000) * perSecond);
    while (underway.length < due) {
      const n = underway.length;
      const path = beaconPath(articles[n % articles.length] ?? '');
      underway.push(open(new URL(path, siteUrl), n, answersMs));
    }
    await new Promise((resolve) => setTimeout(resolve, tickMs));
  }
  await Promise.all(underway);
  agent.destroy();
  const tookMs = performance.now() - startMs;
  return { sent: total, answered: answersMs.length, tookMs, answersMs };
}

/** Opens an article as reader number `n`, who has an address of their own. */
function open(url: URL, n: number, answersMs: number[]): Promise<void> {
  const askedMs = performance.now();
  const address = [10, (n >> 16) & 255, (n >> 8) & 255, n & 255].join('.');
  return new Promise((resolve) => {
    const headers = {
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      'sec-fetch-site': 'same-origin',
      'sec-fetch-dest': 'image',
      'x-forwarded-for': address,
    };
    request(url, { agent, headers }, (response) => {
      response.resume().on('end', () => {
        if (response.statusCode === 204) answersMs.push(performance.now() - askedMs);
        resolve();
      });
    })
      // What got no answer is missing from the number of answers.
      .on('error', () => resolve())
      .end();
  });
}

if (parentPort !== null) parentPort.postMessage(await load());
