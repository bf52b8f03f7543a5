/** The magazine's inks: a limited set, mixed rather than added to. */
export const ink = '#14233c';
export const night = '#0b1526';
export const bone = '#f1e7d3';
export const paper = '#f8f2e4';
export const oxblood = '#6d1d25';
export const brick = '#994536';
export const rust = '#bd6438';
export const ochre = '#d29a43';
export const straw = '#ecc98a';
export const moss = '#5d6c3e';
export const fern = '#869257';
export const bottle = '#2c4037';
export const verdigris = '#3d5650';
export const dusk = '#6b86a6';
export const haze = '#aebecb';
export const slate = '#3d5068';
export const plum = '#54304b';
export const stone = '#cdbd9f';
export const umber = '#4b3129';

function channels(colour: string): [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** The colour `amount` (0 to 1) of the way from one ink to another. */
export function mix(from: string, to: string, amount: number): string {
  const end = channels(to);
  const mixed = channels(from).map((part, index) =>
    Math.round(part + ((end[index] ?? part) - part) * amount)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${mixed.join('')}`;
}
