import { mix, night } from '../palette.ts';
import { ellipse, path, place, poly, stroke } from '../svg.ts';

/** Someone seen from the chest up, at a middle distance. */
export interface Bust {
  readonly coat: string;
  readonly skin: string;
  readonly hair: string;
  /** Which way they look: -1 left to 1 right. */
  readonly look?: number;
  readonly cut?: 'short' | 'bun' | 'bald' | 'scarf' | 'long' | 'back';
}

/** Head and shoulders with the chest's foot at (x, y), `height` tall, lit from the left. */
export function bust(x: number, y: number, height: number, look: Bust): string {
  const cut = look.cut ?? 'short';
  const { skin, hair, coat } = look;
  const t = (look.look ?? 0) * 5;
  const dim = mix(skin, night, 0.62);
  const features =
    ellipse(-6.5 + t, -77.5, 1.5, 1.8, dim) +
    ellipse(7.5 + t, -77.5, 1.4, 1.8, dim) +
    stroke(`M${-10 + t} -79.500q3.500 -1.500 7 .4M${4 + t} -79.200q3.500 -1.800 7 .2`, dim, 1.3, {
      'stroke-linecap': 'round',
    }) +
    stroke(`M${-11 + t} -84q4 -2.500 8 -.5M${3 + t} -84.500q4 -2 8 .5`, mix(hair, dim, 0.5), 1.7, {
      'stroke-linecap': 'round',
    }) +
    stroke(`M${-4 + t} -62.500q4.5 .6 9 -.4`, mix(skin, night, 0.5), 1.6, {
      'stroke-linecap': 'round',
    });
  const plane = path(
    `M${2 + t} -97c24 0 22 42 ${-t * 0.6} 42c6 -6 8 -9 5 -16l4.500 -2l-5.500 -8c2 -6 0 -10 -4 -16z`,
    night,
    {
      'fill-opacity': 0.24,
    },
  );
  const body = [
    path('M-44 0c-2 -34 6 -46 26 -52h36c20 6 28 18 26 52z', coat),
    path('M6 -52h12c20 6 28 18 26 52h-30c4 -20 0 -38 -8 -52z', night, { 'fill-opacity': 0.3 }),
    poly('-8 -64 9 -64 11 -50 0 -44 -11 -50', mix(skin, night, 0.3)),
  ];
  const face = [ellipse(0, -76, 17, 21, skin), plane];
  const marks = [...(cut === 'long' ? [path('M-21 -50c-6 -60 46 -64 43 0z', hair)] : []), ...body];
  if (cut === 'back')
    marks.push(
      ellipse(0, -76, 18, 22, hair),
      path('M4 -97c20 4 20 40 0 43z', night, { 'fill-opacity': 0.35 }),
    );
  else if (cut === 'scarf')
    marks.push(
      path('M-24 -48c-6 -66 54 -66 48 0c-10 8 -38 8 -48 0z', hair),
      ellipse(t * 0.5, -75, 13.5, 17.5, skin),
      path(
        `M${2 + t} -92c12 4 14 30 ${-1 - t * 0.4} 34c5 -6 6 -9 4 -14l4 -2l-5 -6c2 -5 1 -8 -2 -12z`,
        night,
        { 'fill-opacity': 0.24 },
      ),
      place([features], 0, -15, 0.8),
    );
  else {
    marks.push(...face);
    if (cut === 'bun') marks.push(ellipse(0, -102, 10, 8, mix(hair, night, 0.15)));
    if (cut === 'bald') marks.push(path('M-17 -80c-3 4 -2 10 0 14zM17 -80c3 4 2 10 0 14z', hair));
    else
      marks.push(
        path(
          'M-18 -72c-4 -34 40 -36 36 0c-3 -8 -6 -13 -12 -15c-8 2 -16 2 -19 0c-3 4 -4 8 -5 15z',
          hair,
        ),
      );
    marks.push(features);
  }
  return place(marks, x, y, height / 100);
}
