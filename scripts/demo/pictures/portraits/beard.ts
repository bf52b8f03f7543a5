import { bone, mix, night } from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { path } from '../svg.ts';
import { modelled, wash } from './modelling.ts';

import { strands } from './hair.ts';

/** A full beard and moustache, or with `only` the moustache. */
export function beard(
  sheet: Sheet,
  colour: string,
  options: {
    readonly only?: boolean;
    readonly long?: number;
    readonly mouthY?: number;
    readonly turn?: number;
  } = {},
): string[] {
  const my = options.mouthY ?? 110;
  const t = (options.turn ?? 0.25) * 26;
  const tache = `M${t} ${my - 30}C${-20 + t} ${my - 38} ${-52 + t} ${my - 20} ${-60 + t} ${my + 6}C${-40 + t} ${my - 6} ${-16 + t} ${my - 8} ${t} ${my - 10}C${16 + t} ${my - 8} ${40 + t} ${my - 6} ${60 + t} ${my + 6}C${52 + t} ${my - 20} ${20 + t} ${my - 38} ${t} ${my - 30}Z`;
  if (options.only === true) return [modelled(sheet, tache, colour)];
  const foot = 206 + (options.long ?? 0);
  const d = `M-117 6C-112 60 -96 76 -70 84C-50 60 -30 76 ${t - 58} ${my - 4}C${t - 30} ${my + 30} ${t + 30} ${my + 30} ${t + 58} ${my - 4}C70 76 96 60 117 6C124 100 108 ${foot - 20} 0 ${foot}C-108 ${foot - 20} -124 100 -117 6Z`;
  return [
    modelled(sheet, d, colour),
    modelled(sheet, tache, mix(colour, bone, 0.06)),
    strands(
      `M-70 120C-60 150 -40 ${foot - 30} -20 ${foot - 14}M-40 140C-30 160 -20 ${foot - 40} 0 ${foot - 12}M60 120C56 150 40 ${foot - 30} 26 ${foot - 14}`,
      mix(colour, night, 0.3),
    ),
  ];
}

/** A day's growth. */
export function stubble(sheet: Sheet, outline: string, colour: string, solid = 0.6): string {
  return sheet.within(
    path('M-140 40C-90 60 -50 84 -20 88H30C60 84 100 60 140 40V240H-140Z', '#000'),
    [wash(sheet, outline, 0, 150, 130, colour, solid)],
  );
}
