import { bone, mix, night } from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { path, stroke, times } from '../svg.ts';
import { modelled } from './modelling.ts';

import { strands, type Hair } from './hair.ts';

/** A head scarf drawn close and wound under the chin. */
export function hijab(sheet: Sheet, colour: string): Hair {
  const wrap =
    'M0 -236C-130 -240 -178 -130 -166 -10C-160 90 -150 160 -190 250C-230 310 -180 350 -110 380L60 420C150 380 230 330 200 262C156 180 160 90 166 -10C176 -130 130 -240 0 -236ZM6 -172C70 -168 110 -110 110 -20C110 80 76 176 4 190C-70 176 -104 80 -104 -20C-104 -110 -60 -170 6 -172Z';
  return {
    behind: [
      path(
        'M0 -230C-130 -230 -170 -130 -160 0L-150 300H160L160 0C170 -130 130 -230 0 -230Z',
        mix(colour, night, 0.55),
      ),
    ],
    over: [
      path(wrap, colour, { 'fill-rule': 'evenodd' }),
      sheet.wash([
        path(wrap, sheet.fade('right', mix(colour, night, 0.75), 1, 0.65), {
          'fill-rule': 'evenodd',
        }),
        path(wrap, sheet.fade('topleft', mix(colour, bone, 0.6), 0.7, 0.45), {
          'fill-rule': 'evenodd',
        }),
      ]),
      path(
        'M-190 250C-120 200 -70 206 4 200C90 196 150 180 200 262C150 330 60 350 -20 346C-110 340 -210 320 -190 250Z',
        mix(colour, bone, 0.06),
      ),
      sheet.wash([
        path(
          'M-190 250C-120 200 -70 206 4 200C90 196 150 180 200 262C150 330 60 350 -20 346C-110 340 -210 320 -190 250Z',
          sheet.fade('right', mix(colour, night, 0.75), 0.95, 0.6),
        ),
      ]),
      strands(
        'M-96 -60C-100 -150 -50 -196 6 -196M-134 -20C-146 -140 -80 -214 10 -216M-176 262C-100 224 0 240 150 216M-150 300C-60 270 60 280 170 250M124 -60C132 20 124 120 92 180',
        mix(colour, night, 0.38),
        5,
      ),
    ],
  };
}

/** A knitted hat pulled down over the hair. */
export function woollen(sheet: Sheet, colour: string): Hair {
  const d = 'M-128 -70C-140 -220 -60 -258 0 -258C60 -258 140 -220 128 -70C60 -92 -60 -92 -128 -70Z';
  const turn =
    'M-136 -56C-142 -90 -138 -124 -132 -136C-60 -160 60 -160 132 -136C138 -124 142 -90 136 -56C60 -84 -60 -84 -136 -56Z';
  return {
    behind: [],
    over: [
      modelled(sheet, d, colour),
      modelled(sheet, turn, mix(colour, bone, 0.12)),
      ...times(13, (index) =>
        stroke(
          `M${-120 + index * 20} ${-144 - Math.sin((index / 12) * Math.PI) * 12}v62`,
          mix(colour, night, 0.35),
          3,
        ),
      ),
      ...times(7, (index) =>
        stroke(
          `M${-84 + index * 28} -166C${-74 + index * 24} -200 ${-50 + index * 16} -236 ${-20 + index * 7} -252`,
          mix(colour, night, 0.3),
          3,
        ),
      ),
    ],
  };
}
