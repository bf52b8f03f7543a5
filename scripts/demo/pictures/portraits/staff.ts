import { bone, bottle, brick, dusk, haze, ink, mix, moss, night, ochre, oxblood, rust, slate, stone, straw, umber } from '../palette.ts';
import { jacket, jumper, scarfed, shirt } from './clothes.ts';
import { outline } from './face.ts';
import { blunt, bob, long } from './hair-long.ts';
import { bald, cropped, curls } from './hair-short.ts';
import { hijab } from './headwear.ts';
import { beard, stubble } from './beard.ts';

import type { Sitter } from './sitter.ts';
import { glasses, mouth } from './features.ts';
import { pale, rosy, olive, tan, warm } from './skin.ts';

/** The magazine’s own writers. */
export const staff: Readonly<Record<string, Sitter>> = {
  'marian-thackwell': {
    tilt: -2,
    ground: [mix(oxblood, brick, 0.3), mix(oxblood, night, 0.35)],
    face: {
      skin: pale,
      brow: mix(stone, slate, 0.5),
      browWeight: 7,
      age: 2,
      width: 112,
      jaw: 84,
      nose: 3,
      mouth: -2,
      lip: mix(brick, oxblood, 0.3),
      ears: false,
    },
    hair: (s) => bob(s, mix(haze, bone, 0.5)),
    clothes: (s) => scarfed(s, ink, ochre),
    extra: glasses('half', ink),
  },
  'josh-adeyinka-poole': {
    tilt: 3,
    facing: 'left',
    ground: [mix(ochre, straw, 0.3), mix(ochre, rust, 0.5)],
    face: { skin: warm, brow: night, browWeight: 11, noseWidth: 5, mouth: 3, jaw: 92, width: 115, long: 4, flush: 0.25 },
    hair: (s) => cropped(s, mix(night, umber, 0.3), 14),
    clothes: (s) => shirt(s, mix(dusk, haze, 0.35)),
    extra: (s, face) => [stubble(s, outline(face), night, 0.95)],
  },
  'priya-ranganath': {
    tilt: -4,
    ground: [mix(haze, bone, 0.5), mix(dusk, haze, 0.4)],
    face: {
      skin: tan,
      brow: night,
      browWeight: 10,
      browLift: 3,
      width: 110,
      jaw: 78,
      chin: 34,
      nose: -2,
      lip: mix(oxblood, brick, 0.35),
      ears: false,
      flush: 0.35,
    },
    hair: (s) => long(s, mix(night, umber, 0.25)),
    clothes: (s) => jumper(s, mix(rust, ochre, 0.25)),
  },
  'tomos-gethin': {
    tilt: 2,
    size: 1.14,
    ground: [mix(dusk, haze, 0.25), mix(slate, dusk, 0.3)],
    face: { skin: rosy, brow: mix(rust, umber, 0.4), age: 1, width: 118, jaw: 94, flush: 0.8 },
    hair: () => curls(mix(rust, umber, 0.25)),
    clothes: (s) => jumper(s, mix(bottle, moss, 0.3), mix(bone, haze, 0.3)),
    extra: (s, face) => [...beard(s, mix(rust, umber, 0.22)), ...mouth(face, 110), ...glasses('round', umber)(s, face)],
  },
  'leila-byrne': {
    tilt: 3,
    facing: 'left',
    ground: [mix(moss, straw, 0.35), mix(moss, bottle, 0.5)],
    face: {
      skin: olive,
      brow: umber,
      browWeight: 11,
      browLift: 2,
      width: 106,
      jaw: 80,
      nose: -4,
      mouth: 1,
      lip: mix(brick, rust, 0.3),
      ears: false,
    },
    hair: (s) => hijab(s, mix(rust, brick, 0.35)),
    clothes: (s) => jacket(s, ink, bone),
    overClothes: true,
  },
  'duncan-aird': {
    tilt: 1,
    ground: [mix(stone, bone, 0.35), mix(stone, umber, 0.3)],
    face: {
      skin: rosy,
      brow: mix(slate, stone, 0.4),
      browWeight: 12,
      age: 2,
      width: 120,
      jaw: 100,
      chin: 52,
      nose: 6,
      noseWidth: 4,
      flush: 0.9,
    },
    hair: (s) => bald(s, mix(slate, stone, 0.45)),
    clothes: (s) => jacket(s, mix(umber, moss, 0.35), mix(bone, haze, 0.4), mix(moss, bottle, 0.4)),
    extra: (s) => beard(s, mix(slate, stone, 0.5), { only: true, mouthY: 116 }),
  },
  'wen-castellane': {
    tilt: -3,
    ground: [mix(straw, bone, 0.35), mix(straw, ochre, 0.5)],
    face: {
      skin: mix(pale, olive, 0.35),
      brow: night,
      browWeight: 7,
      width: 112,
      jaw: 82,
      chin: 36,
      eye: 0.78,
      nose: -6,
      mouth: -3,
      ears: false,
      flush: 0.5,
    },
    hair: (s) => blunt(s, mix(night, ink, 0.5)),
    clothes: (s) => jumper(s, mix(dusk, '#27489c', 0.55)),
    extra: glasses('round', oxblood),
  },
};
