import { mix } from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { circle, group, n, path, rect } from '../svg.ts';

/** A sky of two inks, the second breaking up from the horizon. */
export function sky(sheet: Sheet, high: string, low: string, horizon: number): string {
  return (
    rect(
      0,
      0,
      sheet.width,
      horizon + 2,
      sheet.across('top', [
        [0, high],
        [1, mix(high, low, 0.75)],
      ]),
    ) +
    sheet.wash([
      rect(0, horizon * 0.25, sheet.width, horizon * 0.75 + 2, sheet.fade('bottom', low, 0.95)),
    ])
  );
}

/** A long, flat-bottomed cloud, lit from one side. */
export function cloud(x: number, y: number, width: number, height: number, colour: string): string {
  const left = x - width / 2;
  const lumps = [0.16, 0.38, 0.62, 0.82];
  const tops = [0.45, 1, 0.72, 0.35];
  let d = `M${n(left)} ${n(y)}`;
  let from = left;
  lumps.forEach((lump, index) => {
    const to = left + width * (lump + 0.12);
    const top = y - height * (tops[index] ?? 0.5) * 1.3;
    d += `C${n(from)} ${n(top)} ${n(to)} ${n(top)} ${n(to)} ${n(y - height * 0.12)}`;
    from = to - width * 0.02;
  });
  return path(`${d}L${n(left + width)} ${n(y)}Z`, colour);
}

/** A bank of cloud: flat bars with round ends, stepped like a print. */
export function bank(
  x: number,
  y: number,
  width: number,
  thick: number,
  colour: string,
  solid = 1,
): string {
  const bars: readonly (readonly [number, number, number])[] = [
    [0.18, 0, 0.5],
    [0, 1, 0.8],
    [0.3, 2, 0.7],
    [0.1, 3, 0.42],
  ];
  return group(
    bars.map(([from, row, long]) =>
      rect(x + from * width, y + row * thick * 0.98, long * width, thick, colour, {
        rx: thick / 2,
      }),
    ),
    { opacity: solid },
  );
}

/** A low sun or a moon with its halo. */
export function sun(
  sheet: Sheet,
  x: number,
  y: number,
  radius: number,
  colour: string,
  halo: number,
): string {
  return (
    sheet.wash([
      circle(
        x,
        y,
        halo,
        sheet.glow(x, y, halo, [
          [0.1, colour, 0.8],
          [1, colour, 0],
        ]),
      ),
    ]) + circle(x, y, radius, colour)
  );
}
