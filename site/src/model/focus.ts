import type { MediaDocument } from '@standfirst/shared-types';

/** The places at which a crop can hold on to a picture, in per cent: near enough, and few enough to be classes. */
const steps = [0, 25, 50, 75, 100] as const;
/** One of them. */
type Step = (typeof steps)[number];

/** What must stay in sight where a picture is cropped, in per cent from the left and from the top. */
export interface Focus {
  x: Step;
  y: Step;
}

/** The nearest place to an editor's focal point; `null` for the middle, which is where every crop is by itself. */
export function focusOf(point: MediaDocument['focalPoint']): Focus | null {
  if (point === null) return null;
  const focus = { x: nearest(point.x), y: nearest(point.y) };
  return focus.x === 50 && focus.y === 50 ? null : focus;
}

function nearest(percent: number): Step {
  return steps.reduce((best, step) =>
    Math.abs(step - percent) < Math.abs(best - percent) ? step : best,
  );
}
