import {
  bone,
  bottle,
  dusk,
  haze,
  ink,
  mix,
  moss,
  night,
  ochre,
  oxblood,
  paper,
  plum,
  rust,
  slate,
  straw,
  umber,
  brick,
} from '../palette.ts';
import type { Sheet } from '../sheet.ts';
import { brown, person } from '../shapes/people.ts';
import { busFront } from '../shapes/vehicles.ts';
import { circle, ellipse, group, line, path, poly, rect, times } from '../svg.ts';

/** Buses nose to tail in the depot at first light, while someone walks the line with a flask. */
export function busDepot(sheet: Sheet): string[] {
  const floor = 800;
  const reds = [
    mix(oxblood, brick, 0.25),
    mix(oxblood, brick, 0.45),
    mix(oxblood, brick, 0.15),
    mix(oxblood, brick, 0.35),
    mix(oxblood, brick, 0.2),
  ];
  const line5 = times(5, (index) =>
    busFront(
      196 + index * 306,
      floor + 14,
      250,
      reds[index] ?? oxblood,
      index === 1 || index === 3,
    ),
  );
  const roof = times(4, (index) => {
    const x = -60 + index * 440;
    return (
      poly(`${x} 300 ${x} 60 ${x + 440} 300`, mix(slate, ink, 0.45)) +
      poly(`${x} 60 ${x - 70} 300 ${x} 300`, mix(straw, paper, 0.35)) +
      times(4, (bar) =>
        line(`${x - 70 + bar * 20} 300 ${x - bar * 3} ${60 + bar * 24}`, mix(slate, ink, 0.4), 4),
      ).join('') +
      line(`${x} 60 ${x + 440} 300`, night, 10) +
      line(`${x - 70} 300 ${x + 440} 300`, night, 12) +
      line(`${x} 60 ${x} 300 ${x + 120} 126 ${x + 130} 300 ${x + 250} 196 ${x + 260} 300`, night, 5)
    );
  });
  return [
    rect(0, 0, 1600, 1000, mix(dusk, haze, 0.35)),
    rect(
      0,
      290,
      1600,
      520,
      sheet.across('top', [
        [0, mix(slate, dusk, 0.45)],
        [1, mix(haze, straw, 0.35)],
      ]),
    ),
    ...times(
      9,
      (index) =>
        rect(index * 190 - 40, 330, 112, 230, mix(haze, paper, 0.45)) +
        rect(index * 190 + 13, 330, 5, 230, slate) +
        rect(index * 190 - 40, 400, 112, 5, slate) +
        rect(index * 190 - 40, 480, 112, 5, slate),
    ),
    ...roof,
    rect(0, floor - 40, 1600, 240, mix(slate, haze, 0.25)),
    ...times(6, (index) =>
      poly(
        `${40 + index * 306} ${floor - 20} ${50 + index * 306} ${floor - 20} ${(50 + index * 306 - 800) * 1.5 + 800} 1000 ${(40 + index * 306 - 800) * 1.5 + 770} 1000`,
        bone,
        { 'fill-opacity': 0.85 },
      ),
    ),
    sheet.within(rect(0, floor + 14, 1600, 190, '#000'), [
      group(line5, { transform: `translate(0 ${(floor + 14) * 2}) scale(1 -1)`, opacity: 0.4 }),
    ]),
    sheet.wash([
      rect(0, floor + 14, 1600, 190, sheet.fade('bottom', ink, 0.95)),
      rect(0, floor - 20, 1600, 60, sheet.fade('bottom', night, 0.7)),
    ]),
    ...line5,
    // Shafts from the north lights, falling over the line.
    sheet.wash(
      times(4, (index) =>
        poly(
          `${-130 + index * 440} 300 ${-62 + index * 440} 66 ${330 + index * 440} 1000 ${90 + index * 440} 1000`,
          sheet.fade('top', mix(straw, paper, 0.4), 0.62, 0.9),
        ),
      ),
    ),
    sheet.wash(
      [502, 1114].flatMap((x) =>
        [-92, 92].map((side) =>
          circle(
            x + side,
            floor - 48,
            120,
            sheet.glow(x + side, floor - 48, 120, [
              [0, paper, 1],
              [1, straw, 0],
            ]),
          ),
        ),
      ),
    ),
    ...times(
      3,
      (index) =>
        rect(300 + index * 500, 0, 4, 190, night) +
        poly(
          `${260 + index * 500} 214 ${282 + index * 500} 186 ${322 + index * 500} 186 ${344 + index * 500} 214`,
          bottle,
        ),
    ),
    ellipse(652, 962, 70, 10, night, { 'fill-opacity': 0.6 }),
    person(650, 964, 330, {
      coat: ochre,
      legs: ink,
      bands: paper,
      pose: 'walk',
      skin: brown,
      hair: night,
      hat: 'cap',
      hatColour: ink,
      bag: moss,
    }),
    ellipse(1384, 900, 44, 8, night, { 'fill-opacity': 0.5 }),
    person(1384, 900, 216, { coat: plum, legs: ink, pose: 'wait', flip: true, hair: umber }),
    path('M60 1000v-92c0 -10 70 -10 70 0v92z', umber),
    rect(56, 900, 78, 12, night),
    rect(92, 820, 6, 90, umber),
    rect(60, 812, 70, 14, rust),
    sheet.wash([rect(0, 0, 1600, 280, sheet.fade('top', night, 0.75))]),
  ];
}
