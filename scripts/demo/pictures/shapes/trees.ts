import { mix, night, umber } from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { curve, n, path, poly, rect, times, type Point } from '../svg.ts';

function lobed(sheet: Sheet, x: number, y: number, rx: number, ry: number, lobes: number): string {
  const points: Point[] = times(lobes * 2, (index) => {
    const angle = (index / (lobes * 2)) * Math.PI * 2;
    const reach = (index % 2 === 0 ? 1.04 : 0.86) + sheet.luck.between(-0.05, 0.05);
    return [x + Math.cos(angle) * rx * reach, y + Math.sin(angle) * ry * reach];
  });
  return curve(points, 1);
}

/** A full-crowned tree standing at (x, y), shaded on one side. */
export function broadleaf(
  sheet: Sheet,
  x: number,
  y: number,
  height: number,
  colour: string,
  shadeSide: 'left' | 'right' = 'right',
  spread = 0.36,
): string {
  const rx = height * spread;
  const ry = height * 0.37;
  const cy = y - height + ry;
  const away = shadeSide === 'right' ? 1 : -1;
  const outline = lobed(sheet, x, cy, rx, ry, 9);
  const trunk = poly(
    `${x - height * 0.022} ${y - height * 0.45} ${x + height * 0.022} ${y - height * 0.45} ${x + height * 0.035} ${y} ${x - height * 0.035} ${y}`,
    mix(umber, night, 0.45),
  );
  return (
    trunk +
    sheet.within(path(outline, '#000'), [
      path(outline, colour),
      path(
        lobed(sheet, x + away * rx * 0.5, cy + ry * 0.35, rx * 0.95, ry * 0.9, 8),
        mix(colour, night, 0.3),
      ),
      sheet.wash([
        rect(
          x - rx * 1.1,
          cy - ry * 1.1,
          rx * 2.2,
          ry * 2.2,
          sheet.fade(shadeSide === 'right' ? 'bottomright' : 'bottomleft', night, 0.85, 0.75),
        ),
        rect(
          x - rx * 1.1,
          cy - ry * 1.1,
          rx * 2.2,
          ry * 2.2,
          sheet.fade(
            shadeSide === 'right' ? 'topleft' : 'topright',
            mix(colour, '#f1e7d3', 0.55),
            0.8,
            0.45,
          ),
        ),
      ]),
    ])
  );
}

/** A tall narrow tree standing at (x, y). */
export function poplar(sheet: Sheet, x: number, y: number, height: number, colour: string): string {
  const w = height * 0.1;
  const outline = `M${n(x)} ${n(y - height)}C${n(x + w * 1.1)} ${n(y - height * 0.7)} ${n(x + w * 1.4)} ${n(y - height * 0.3)} ${n(x + w * 0.5)} ${n(y - height * 0.04)}H${n(x - w * 0.5)}C${n(x - w * 1.4)} ${n(y - height * 0.3)} ${n(x - w * 1.1)} ${n(y - height * 0.7)} ${n(x)} ${n(y - height)}Z`;
  return (
    rect(x - w * 0.12, y - height * 0.08, w * 0.24, height * 0.08, night) +
    path(outline, colour) +
    sheet.wash([path(outline, sheet.fade('right', night, 0.9, 0.8))])
  );
}

/** A leafless tree: branches that halve and turn as they climb. */
export function bare(
  sheet: Sheet,
  x: number,
  y: number,
  height: number,
  colour: string,
  lean = 0,
): string {
  const marks: string[] = [];
  const grow = (
    fromX: number,
    fromY: number,
    angle: number,
    length: number,
    weight: number,
    depth: number,
  ): void => {
    const toX = fromX + Math.cos(angle) * length;
    const toY = fromY + Math.sin(angle) * length;
    const [across, down] = [Math.sin(angle), -Math.cos(angle)];
    marks.push(
      `M${n(fromX - across * weight)} ${n(fromY - down * weight)}L${n(toX - across * weight * 0.6)} ${n(toY - down * weight * 0.6)}L${n(toX + across * weight * 0.6)} ${n(toY + down * weight * 0.6)}L${n(fromX + across * weight)} ${n(fromY + down * weight)}Z`,
    );
    if (depth === 0) return;
    const forks = depth > 3 || sheet.luck.often(0.4) ? 3 : 2;
    for (let fork = 0; fork < forks; fork += 1) {
      const turn =
        (fork - (forks - 1) / 2) * sheet.luck.between(0.42, 0.75) + sheet.luck.between(-0.12, 0.12);
      grow(
        toX,
        toY,
        angle + turn + (angle + Math.PI / 2) * -0.06,
        length * sheet.luck.between(0.64, 0.82),
        weight * 0.58,
        depth - 1,
      );
    }
  };
  grow(x, y, -Math.PI / 2 + lean, height * 0.28, height * 0.026, 5);
  return path(marks.join(''), colour);
}

/** A line of scrub or hedge along the ground from x1 to x2. */
export function hedge(
  sheet: Sheet,
  x1: number,
  x2: number,
  y: number,
  height: number,
  colour: string,
): string {
  const count = Math.max(4, Math.round((x2 - x1) / (height * 0.9)));
  let d = `M${n(x1)} ${n(y)}`;
  for (let index = 0; index < count; index += 1) {
    const from = x1 + ((x2 - x1) * index) / count;
    const to = x1 + ((x2 - x1) * (index + 1)) / count;
    const top = y - height * sheet.luck.between(0.75, 1.35);
    d += `C${n(from)} ${n(top)} ${n(to)} ${n(top)} ${n(to)} ${n(y - height * sheet.luck.between(0.35, 0.6))}`;
  }
  return path(`${d}L${n(x2)} ${n(y)}Z`, colour);
}
