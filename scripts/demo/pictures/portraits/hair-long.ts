import { bone, mix, night } from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { path } from '../svg.ts';
import { modelled } from './modelling.ts';

import { strands, type Hair } from './hair.ts';

/** A jaw-length bob parted on one side. */
export function bob(sheet: Sheet, colour: string): Hair {
  const d =
    'M-44 -196C-86 -150 -108 -90 -110 -6C-110 50 -112 90 -104 132C-140 140 -166 110 -160 40C-166 -130 -120 -232 -6 -236C112 -236 170 -130 158 40C162 110 146 142 104 134C114 90 112 40 110 0C112 -90 60 -150 -44 -196Z';
  return {
    behind: [
      path(
        'M-150 -40C-160 -230 160 -230 150 -40L138 110C120 150 -120 150 -138 110Z',
        mix(colour, night, 0.5),
      ),
    ],
    over: [
      modelled(sheet, d, colour),
      strands(
        'M-40 -200C20 -180 108 -130 126 -20M-24 -214C60 -200 134 -130 144 0M-62 -190C-110 -140 -134 -70 -136 40',
        mix(colour, night, 0.3),
      ),
    ],
  };
}

/** Long hair past the shoulders, swept from a side parting. */
export function long(sheet: Sheet, colour: string, wave = 0): Hair {
  const back = `M-140 -70C-150 -240 150 -240 142 -70C${150 + wave} 20 ${128 - wave} 120 ${176 + wave} 230C190 330 150 380 110 400L-130 400C-180 350 ${-190 - wave} 300 ${-168 - wave} 220C${-130 + wave} 120 ${-158 - wave} 30 -140 -70Z`;
  const d = `M46 -200C20 -150 -50 -110 -96 -60C-112 -20 -112 40 ${-114 - wave} 110C-150 90 ${-158 - wave} 30 -148 -60C-140 -190 -60 -240 30 -228C120 -228 152 -150 148 -60C152 0 ${146 + wave} 60 ${124 + wave} 112C118 50 116 0 108 -50C96 -110 76 -160 46 -200Z`;
  return {
    behind: [modelled(sheet, back, mix(colour, night, 0.28))],
    over: [
      modelled(sheet, d, colour),
      strands(
        'M42 -206C0 -160 -80 -120 -120 -40M20 -220C-50 -200 -120 -140 -136 -30M60 -208C100 -160 122 -100 132 0',
        mix(colour, night, 0.32),
      ),
    ],
  };
}

/** A blunt fringe and a line cut higher on one side. */
export function blunt(sheet: Sheet, colour: string): Hair {
  const d =
    'M0 -234C-130 -236 -164 -120 -154 0L-148 170L-102 176C-112 110 -112 20 -108 -66C-50 -78 60 -78 108 -66C112 0 112 40 106 84L148 80C154 0 170 -120 138 -180C108 -220 60 -234 0 -234Z';
  return {
    behind: [
      path('M-146 -40C-150 -230 150 -230 146 -40L138 90L-130 150Z', mix(colour, night, 0.5)),
    ],
    over: [
      modelled(sheet, d, colour),
      strands(
        'M-60 -220C-110 -170 -130 -80 -130 60M-20 -226C-50 -180 -60 -130 -62 -84M40 -224C50 -180 52 -130 50 -84M110 -190C134 -140 136 -60 130 30',
        mix(colour, bone, 0.22),
      ),
    ],
  };
}

/** Hair drawn back from a centre parting, with or without a knot and a fringe. */
export function drawnBack(sheet: Sheet, colour: string, knot = false, fringe = false): Hair {
  const d =
    'M0 -150C-52 -146 -98 -110 -110 -14C-138 -50 -146 -222 0 -230C146 -222 138 -50 112 -14C104 -106 60 -146 0 -150Z';
  const cut =
    'M-108 -58C-112 -170 -40 -200 0 -204C60 -204 112 -160 108 -70C84 -120 30 -128 -10 -126C-60 -124 -96 -96 -108 -58Z';
  return {
    behind: knot
      ? [modelled(sheet, 'M-72 -250C-76 -310 76 -310 72 -250C70 -200 -70 -200 -72 -250Z', colour)]
      : [],
    over: [
      modelled(sheet, d, colour),
      ...(fringe ? [modelled(sheet, cut, mix(colour, night, 0.08))] : []),
      strands(
        'M0 -226V-152M-14 -212C-70 -190 -106 -130 -118 -50M-30 -156C-66 -150 -98 -120 -112 -60M14 -212C70 -190 106 -130 118 -50M30 -156C66 -146 94 -116 110 -56',
        mix(colour, night, 0.35),
      ),
    ],
  };
}

/** Grey hair gone from the forehead and left long behind the ears. */
export function receding(sheet: Sheet, colour: string): Hair {
  const d =
    'M-108 -126C-118 -80 -118 -20 -122 30C-150 90 -176 60 -162 0C-160 -110 -120 -224 0 -228C120 -224 160 -110 162 0C176 60 150 90 122 30C118 -20 118 -80 108 -126C80 -196 30 -176 0 -198C-30 -176 -80 -196 -108 -126Z';
  return {
    behind: [
      modelled(
        sheet,
        'M-150 -20C-170 80 -170 150 -130 190H130C170 150 170 80 150 -20Z',
        mix(colour, night, 0.35),
      ),
    ],
    over: [
      modelled(sheet, d, colour),
      strands(
        'M-20 -214C-90 -200 -130 -130 -140 -20M20 -214C90 -200 130 -130 140 -20',
        mix(colour, night, 0.3),
      ),
    ],
  };
}
