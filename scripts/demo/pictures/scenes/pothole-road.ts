import {
  bone,
  bottle,
  brick,
  dusk,
  fern,
  haze,
  ink,
  mix,
  moss,
  night,
  ochre,
  oxblood,
  paper,
  rust,
  slate,
  stone,
  straw,
  umber,
} from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { roofline } from '../shapes/buildings.ts';
import { bank, sky } from '../shapes/sky.ts';
import { bare, hedge } from '../shapes/trees.ts';
import { carBack } from '../shapes/vehicles.ts';
import {
  circle,
  curve,
  ellipse,
  group,
  line,
  path,
  poly,
  rect,
  stroke,
  times,
  type Point,
} from '../svg.ts';

/** A country road after rain, and the hole in it. */
export function potholeRoad(sheet: Sheet): string[] {
  const horizon = 430;
  const hole: readonly Point[] = [
    [398, 846],
    [470, 818],
    [452, 786],
    [560, 790],
    [612, 756],
    [700, 768],
    [760, 742],
    [836, 770],
    [920, 756],
    [968, 790],
    [1070, 796],
    [1046, 832],
    [1120, 866],
    [1020, 884],
    [990, 930],
    [880, 912],
    [800, 944],
    [700, 916],
    [590, 946],
    [540, 908],
    [440, 904],
  ];
  const inner = hole.map(([x, y]): Point => [760 + (x - 760) * 0.87, 856 + (y - 856) * 0.8]);
  return [
    sky(sheet, mix(slate, dusk, 0.5), mix(bone, straw, 0.35), horizon),
    bank(140, 110, 620, 20, mix(slate, dusk, 0.25), 0.85),
    bank(860, 190, 660, 18, mix(haze, paper, 0.3), 0.75),
    bank(420, 300, 520, 13, mix(bone, ochre, 0.15), 0.8),
    rect(860, 40, 660, 280, sheet.hatch(slate, 22, 1.6, 106, 0.3)),
    poly('-10 440 -10 380 330 350 700 396 1100 340 1610 376 1610 440', mix(dusk, moss, 0.35)),
    poly('1180 380 1180 330 1200 290 1220 330 1220 380', mix(slate, dusk, 0.4)),
    roofline(sheet, 1130, 1330, 384, 8, 24, mix(slate, dusk, 0.4)),
    rect(0, horizon - 10, 1600, 580, mix(moss, ochre, 0.25)),
    poly('-10 470 690 432 560 500 -10 700', mix(ochre, moss, 0.35)),
    poly('1610 480 850 432 1010 500 1610 660', mix(fern, moss, 0.4)),
    ...times(7, (index) =>
      line(
        `-10 ${500 + index * 28} ${660 - index * 18} ${434 + index * 8}`,
        mix(moss, umber, 0.4),
        4,
      ),
    ),
    hedge(sheet, -20, 420, 620, 90, mix(bottle, night, 0.25)),
    hedge(sheet, 330, 730, 490, 46, mix(bottle, moss, 0.25)),
    hedge(sheet, 860, 1240, 490, 46, mix(bottle, moss, 0.15)),
    hedge(sheet, 1150, 1640, 620, 96, mix(bottle, night, 0.35)),
    bare(sheet, 1330, 620, 420, mix(night, umber, 0.2), -0.05),
    bare(sheet, 250, 600, 260, mix(night, umber, 0.2), 0.06),
    poly('752 432 812 432 2100 1010 -520 1010', mix(slate, ink, 0.2)),
    poly('740 432 752 432 -520 1010 -760 1010', mix(moss, umber, 0.4)),
    poly('812 432 824 432 2340 1010 2100 1010', mix(moss, umber, 0.5)),
    poly('757 432 759 432 -330 1010 -420 1010', bone, { 'fill-opacity': 0.8 }),
    ...times(7, (index) => {
      const at = (step: number): number => 440 + step * step * 11;
      return poly(
        `${782 - (at(index) - 430) * 0.014} ${at(index)} ${783 + (at(index) - 430) * 0.014} ${at(index)} ${783 + (at(index + 0.45) - 430) * 0.018} ${at(index + 0.45)} ${782 - (at(index + 0.45) - 430) * 0.018} ${at(index + 0.45)}`,
        bone,
      );
    }),
    sheet.wash([
      poly('752 432 812 432 2100 1010 -520 1010', sheet.fade('bottomright', night, 0.95)),
      poly('770 440 806 440 1000 700 600 700', sheet.fade('top', bone, 0.8)),
    ]),
    ...times(90, () =>
      circle(
        sheet.luck.between(200, 1400),
        sheet.luck.between(700, 990),
        sheet.luck.between(1, 4),
        sheet.luck.pick([night, haze, stone]),
        {
          'fill-opacity': 0.5,
        },
      ),
    ),
    stroke(
      'M430 830L330 800L240 822M1090 860L1200 840L1290 880M560 940L500 985L420 1000M940 760L990 720L1080 716',
      night,
      5,
    ),
    path(curve(hole, 0.25), mix(night, umber, 0.25)),
    path(
      curve(
        hole.map(([x, y]): Point => [x, y + 12]),
        0.25,
      ),
      mix(umber, slate, 0.3),
      { 'fill-opacity': 0.75 },
    ),
    sheet.within(path(curve(inner, 0.35), '#000'), [
      rect(
        400,
        740,
        720,
        220,
        sheet.across('top', [
          [0, mix(bone, straw, 0.35)],
          [1, mix(slate, dusk, 0.6)],
        ]),
      ),
      bank(520, 838, 420, 11, mix(slate, dusk, 0.3), 0.8),
      group([bare(sheet, 980, 0, 330, night, 0)], { transform: 'translate(0 770) scale(1 -0.62)' }),
      sheet.wash([rect(400, 740, 720, 220, sheet.fade('bottom', ink, 0.9))]),
    ]),
    stroke('M620 806h90M760 880h130M540 860h60', paper, 4, { 'stroke-opacity': 0.8 }),
    ...times(16, (index) =>
      poly(
        `${440 + index * 43} ${938 + (index % 4) * 9} ${462 + index * 43} ${932 + (index % 3) * 8} ${472 + index * 43} ${944 + (index % 4) * 8} ${448 + index * 43} ${950 + (index % 3) * 8}`,
        mix(slate, index % 2 === 0 ? night : stone, 0.4),
      ),
    ),
    carBack(716, 524, 86, mix(oxblood, brick, 0.2), '#c8402f'),
    sheet.wash([rect(672, 524, 88, 40, sheet.fade('top', oxblood, 0.9))]),
    // The cone somebody left.
    ellipse(1240, 884, 150, 18, night, { 'fill-opacity': 0.5 }),
    poly('1120 874 1290 866 1310 892 1132 902', mix(rust, night, 0.35)),
    poly('1196 640 1222 640 1276 880 1146 882', mix(rust, '#d4532b', 0.6)),
    poly('1181 706 1237 706 1252 772 1167 774', bone),
    poly('1216 640 1222 640 1276 880 1236 881', night, { 'fill-opacity': 0.35 }),
    sheet.wash([rect(0, 880, 1600, 120, sheet.fade('bottom', night, 0.8))]),
    stroke(
      'M560 250q10 -12 20 0q10 -12 20 0M620 226q8 -10 16 0q8 -10 16 0M520 216q8 -10 16 0q8 -10 16 0',
      ink,
      3.5,
    ),
  ];
}
