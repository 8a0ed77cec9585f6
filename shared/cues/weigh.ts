import { type CompiledWeights } from "./compile-cues.ts";
import { type Feature, type Windows } from "./features.ts";

/** How far a statement speaks for one use, and the stretch of it that speaks most. */
export type Weighed = {
  /** Log-odds: 0 is as likely as not. */
  readonly score: number;
  readonly start: number;
  readonly end: number;
};

/** Short windows count as if they had this many features, so that one word does not decide alone. */
const leastFeatures = 4;

/** What a window of `count` features is worth, given how much of its length is taken off (0 to 1). */
export const lengthShare = (count: number, off: number): number =>
  off === 0 ? 1 : Math.max(count, leastFeatures) ** -off;

type Sum = { sum: number; best: Feature | null; bestWeight: number };

const sumOf = (features: readonly Feature[], weights: ReadonlyMap<string, number>): Sum => {
  const total: Sum = { sum: 0, best: null, bestWeight: 0 };
  for (const feature of features) {
    const weight = weights.get(feature.name);
    if (weight === undefined) continue;
    total.sum += weight;
    if (weight > total.bestWeight) {
      total.best = feature;
      total.bestWeight = weight;
    }
  }
  return total;
};

/** The window that speaks most for the use decides; a use heard as a whole has one window only. */
export const weigh = (windows: Windows, use: CompiledWeights): Weighed => {
  let best: Weighed = { score: use.bias, start: 0, end: 0 };
  let most = -Infinity;
  for (const features of use.isHeardInParts ? windows.parts : [windows.whole]) {
    const { sum, best: named } = sumOf(features, use.weights);
    const score = sum * lengthShare(features.length, use.lengthOff);
    if (score <= most) continue;
    most = score;
    best = { score: score + use.bias, start: named?.start ?? 0, end: named?.end ?? 0 };
  }
  return best;
};
