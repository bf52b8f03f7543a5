/** Lighthouse's mobile preset over a page of each template: medians of several runs beside the goals. */
import { loadNow } from '../machine.ts';
import { progress, say, table } from '../report.ts';
import { median } from '../statistics.ts';
import {
  lighthouseVersion,
  startAuditor,
  type Auditor,
  type LighthouseResult,
} from '../weight/lighthouse-package.ts';
import { pagesForUse, templatePages, type TemplatePage } from '../weight/templates.ts';
import type { Workshop } from '../workshop.ts';

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const metrics = {
  'largest-contentful-paint': { name: 'LCP', goal: 1200 },
  'cumulative-layout-shift': { name: 'CLS', goal: 0 },
  'total-blocking-time': { name: 'TBT', goal: 0 },
} as const;
type Metric = keyof typeof metrics;

/** Prints. */
export async function measureLighthouse(
  { siteUrl }: { siteUrl: string },
  { workshop, runs }: { workshop: Workshop; runs: number },
): Promise<void> {
  progress('installing Lighthouse');
  const auditor = workshop.keep(await startAuditor(workshop.at('lighthouse')));
  const rows: string[][] = [];
  const short = new Map<string, string[]>();
  for (const page of [...(await templatePages(siteUrl)), ...pagesForUse]) {
    if (!workshop.hasTime) {
      say(`Not measured, for the time is up: ${page.name}. See --minutes.`);
      continue;
    }
    progress(`Lighthouse: ${page.name}`);
    const results = await auditSeveral(auditor, { url: `${siteUrl}${page.address}`, runs });
    rows.push(rowOf(page, results));
    for (const id of shortOf(results)) short.set(id, [...(short.get(id) ?? []), page.name]);
  }
  await auditor.stop();
  say(`## Lighthouse ${lighthouseVersion}, mobile, simulated slow 4G, median of ${runs}`);
  say();
  const names = Object.values(metrics).map(({ name }) => name);
  table([['template', 'page', ...categories, ...names], goalRow(), ...rows]);
  say();
  for (const [id, pages] of short) say(`- short of full marks: ${id} (${pages.join(', ')})`);
  say(`- the processor's share of these figures is measured: ${loadNow()}`);
  say(
    '- no 100 for SEO where a page asks not to be indexed: "not found", "search results", "sign in"',
  );
  say();
}

async function auditSeveral(
  auditor: Auditor,
  { url, runs }: { url: string; runs: number },
): Promise<LighthouseResult[]> {
  const results: LighthouseResult[] = [];
  for (let run = 0; run < runs; run += 1) results.push(await auditor.audit(url));
  return results;
}

function goalRow(): string[] {
  const bounds = Object.entries(metrics).map(([id, { goal }]) => shown(id as Metric, goal));
  return ['goal', '', ...categories.map(() => '100'), ...bounds.map((bound) => `≤ ${bound}`)];
}

function rowOf({ name, address }: TemplatePage, results: readonly LighthouseResult[]): string[] {
  const scores = categories.map((category) =>
    String(
      Math.round(median(results.map((result) => (result.categories[category]?.score ?? 0) * 100))),
    ),
  );
  const figures = (Object.keys(metrics) as Metric[]).map((id) =>
    shown(id, median(results.map(({ audits }) => audits[id]?.numericValue ?? Number.NaN))),
  );
  return [name, address, ...scores, ...figures];
}

function shown(metric: Metric, value: number): string {
  return metric === 'cumulative-layout-shift' ? value.toFixed(3) : `${value.toFixed(0)} ms`;
}

/** What cost marks in most runs: audits that count and are not full. */
function shortOf(results: readonly LighthouseResult[]): string[] {
  const counts = new Map<string, number>();
  for (const { categories, audits } of results) {
    const counted = Object.values(categories).flatMap(({ auditRefs }) =>
      auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id),
    );
    for (const id of new Set(counted)) {
      const score = audits[id]?.score ?? 1;
      if (score < 0.995) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return [...counts].filter(([, count]) => count > results.length / 2).map(([id]) => id);
}
