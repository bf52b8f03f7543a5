/** How the benchmark speaks. Progress goes to the error stream, so that the report can be kept alone. */
import { median, percentile95 } from './statistics.ts';

/** Writes one line of the report. */
export function say(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** Says what is being done. */
export function progress(line: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);
}

/** Writes a table: the first row is its head. */
export function table(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_cell, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  say(line(head));
  say(`| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
  for (const row of body) say(line(row));
}

/** Milliseconds as people read them. */
export function duration(ms: number): string {
  if (Number.isNaN(ms)) return '–';
  if (ms < 1000) return `${ms.toFixed(0)} ms`;
  return `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
}

/** Bytes as people read them. */
export function size(bytes: number | null): string {
  if (bytes === null || Number.isNaN(bytes)) return '–';
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(0)} MB`;
}

/** How many times as long (or as short) as another. */
export function ratio(value: number, other: number): string {
  const times = value / other;
  if (!Number.isFinite(times)) return '–';
  return times < 0.1 ? `1/${(1 / times).toFixed(0)}` : times.toFixed(2);
}

/** The cells that say how long something took: median, 95th percentile, shortest and longest, number. */
export function spread(values: readonly number[]): string[] {
  return [
    duration(median(values)),
    duration(percentile95(values)),
    values.length === 0
      ? '–'
      : `${duration(Math.min(...values))} – ${duration(Math.max(...values))}`,
    String(values.length),
  ];
}

/** The head of the cells that {@link spread} makes. */
export const spreadHead = ['median', 'p95', 'shortest – longest', 'runs'];
