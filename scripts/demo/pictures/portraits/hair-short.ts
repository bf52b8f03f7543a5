import { bone, mix, night } from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { circle, path, stroke, times } from '../svg.ts';
import { modelled } from './modelling.ts';

import { strands, type Hair } from './hair.ts';

/** Close-cropped hair with a sharp line. */
export function cropped(sheet: Sheet, colour: string, lift = 0): Hair {
  const d = `M-117 -40C-126 -150 -104 ${-206 - lift} 0 ${-214 - lift}C104 ${-206 - lift} 126 -150 117 -40C112 -70 106 -96 92 -122C60 -140 -52 -142 -88 -124C-104 -96 -112 -70 -117 -40Z`;
  return { behind: [], over: [modelled(sheet, d, colour, 0.8)] };
}

/** Loose curls, piled. */
export function curls(colour: string): Hair {
  const spots = times(26, (index) => {
    const angle = Math.PI * (0.94 + (index / 25) * 1.12);
    return [
      Math.cos(angle) * (118 + (index % 3) * 9),
      -72 + Math.sin(angle) * (128 + (index % 2) * 14),
      36 + (index % 4) * 5,
    ] as const;
  });
  const inner = times(
    9,
    (index) => [-88 + index * 22, -168 + Math.abs(4 - index) * 7, 31] as const,
  );
  const curl = ([x, y, r]: readonly [number, number, number]): string =>
    circle(x, y, r, x > 30 ? mix(colour, night, 0.3) : x < -50 ? mix(colour, bone, 0.1) : colour) +
    stroke(
      `M${x - r * 0.5} ${y + r * 0.3}a${r * 0.55} ${r * 0.55} 0 1 1 ${r * 0.9} ${r * 0.1}`,
      mix(colour, night, x > 30 ? 0.55 : 0.32),
      4,
      { 'stroke-linecap': 'round' },
    );
  return {
    behind: [path('M-130 -60C-140 -220 140 -220 130 -60Z', mix(colour, night, 0.4))],
    over: [...spots.map(curl), ...inner.map(curl)],
  };
}

/** Bald on top, with hair at the sides. */
export function bald(sheet: Sheet, colour: string): Hair {
  const side = (way: number): string =>
    modelled(
      sheet,
      `M${way * 112} -96C${way * 136} -80 ${way * 140} -20 ${way * 124} 12C${way * 118} 0 ${way * 108} -20 ${way * 106} -40C${way * 104} -60 ${way * 108} -80 ${way * 112} -96Z`,
      way > 0 ? mix(colour, night, 0.35) : colour,
    );
  return { behind: [], over: [side(-1), side(1)] };
}

/** Hair brushed up and back off the face. */
export function sweptUp(sheet: Sheet, colour: string): Hair {
  const d =
    'M-112 -40C-146 -70 -150 -170 -96 -216C-60 -262 60 -268 104 -216C152 -180 146 -70 114 -40C112 -80 100 -110 78 -134C40 -150 0 -130 -50 -148C-84 -128 -108 -90 -112 -40Z';
  return {
    behind: [],
    over: [
      modelled(sheet, d, colour),
      strands(
        'M-100 -70C-120 -140 -80 -210 0 -236M-70 -132C-70 -180 -20 -220 50 -232M-10 -140C10 -190 60 -210 90 -200M60 -138C90 -160 110 -170 118 -130',
        mix(colour, night, 0.28),
      ),
    ],
  };
}

/** Short hair parted on one side. */
export function parted(sheet: Sheet, colour: string): Hair {
  const d =
    'M-117 -30C-140 -110 -130 -190 -70 -218C-10 -246 90 -240 120 -190C140 -150 132 -80 117 -30C114 -70 108 -96 98 -116C60 -112 -10 -128 -64 -168C-72 -130 -104 -110 -108 -80C-112 -60 -114 -44 -117 -30Z';
  return {
    behind: [],
    over: [
      modelled(sheet, d, colour),
      strands(
        'M-62 -180C-10 -140 60 -126 104 -130M-60 -198C10 -176 80 -160 116 -150M-76 -190C-110 -160 -120 -110 -118 -70',
        mix(colour, night, 0.35),
      ),
    ],
  };
}
