import { sharesOf, spellingsOf } from "#shared/cues/spelling.ts";
import { type SpellingWeights } from "#shared/cues/schema.ts";

/** A whole statement, whether somebody in it is in danger, and how much it counts. */
export type Statement = {
  readonly statement: string;
  readonly isTrue: boolean;
  readonly counts: number;
};

/** Nothing is learnt from a run of letters that fewer statements hold. */
export const LEAST_STATEMENTS = 3;
/** Weights are pulled towards nothing by this part of themselves. */
const RESTRAINT = 1 / 16;
const ROUNDS = 300;
const STEP = 1;
/** Weights are kept to quarters: finer ones change nothing that was measured. */
const FINENESS = 4;

type Packed = { readonly at: Int32Array; readonly shares: Float64Array };

const packed = (statements: readonly Statement[]): { names: string[]; rows: Packed[] } => {
  const said = statements.map(({ statement }) => sharesOf(spellingsOf(statement)));
  const heardIn = new Map<string, number>();
  for (const shares of said)
    for (const name of shares.keys()) heardIn.set(name, (heardIn.get(name) ?? 0) + 1);
  const names = [...heardIn].filter(([, count]) => count >= LEAST_STATEMENTS).map(([name]) => name);
  const numbers = new Map(names.map((name, index) => [name, index]));
  const rows = said.map((shares) => {
    const known = [...shares].filter(([name]) => numbers.has(name));
    return {
      at: Int32Array.from(known.map(([name]) => numbers.get(name) ?? 0)),
      shares: Float64Array.from(known.map(([, share]) => share)),
    };
  });
  return { names, rows };
};

/** Danger and quiet weigh the same in all, however many there are of each. */
const balanced = (statements: readonly Statement[]): number[] => {
  const sum = (isTrue: boolean) =>
    statements.reduce((all, each) => all + (each.isTrue === isTrue ? each.counts : 0), 0);
  const [danger, quiet] = [sum(true), sum(false)];
  const half = statements.length / 2;
  return statements.map(({ isTrue, counts }) => (counts * half) / (isTrue ? danger : quiet));
};

/** Logistic regression over runs of letters. No chance in it: the same statements give the same weights. */
export const learnSpelling = (statements: readonly Statement[]): SpellingWeights => {
  const { names, rows } = packed(statements);
  const counts = balanced(statements);
  const weights = new Float64Array(names.length);
  const slopes = new Float64Array(names.length).fill(0.01);
  let bias = 0;
  let biasSlope = 0.01;
  for (let round = 0; round < ROUNDS; round += 1) {
    const pull = weights.map((weight) => RESTRAINT * weight);
    let biasPull = 0;
    rows.forEach(({ at, shares }, row) => {
      let sum = bias;
      for (let each = 0; each < at.length; each += 1)
        sum += (weights[at[each] ?? 0] ?? 0) * (shares[each] ?? 0);
      const truth = statements[row]?.isTrue === true ? 1 : 0;
      const error = (counts[row] ?? 0) * (1 / (1 + Math.exp(-sum)) - truth);
      for (let each = 0; each < at.length; each += 1) {
        const name = at[each] ?? 0;
        pull[name] = (pull[name] ?? 0) + error * (shares[each] ?? 0);
      }
      biasPull += error;
    });
    pull.forEach((slope, name) => {
      const steepness = (slopes[name] ?? 0) + slope * slope;
      slopes[name] = steepness;
      weights[name] = (weights[name] ?? 0) - (STEP * slope) / Math.sqrt(steepness);
    });
    biasSlope += biasPull * biasPull;
    bias -= (STEP * biasPull) / Math.sqrt(biasSlope);
  }
  const groups = new Map<number, string[]>();
  names.forEach((name, index) => {
    const weight = Math.round((weights[index] ?? 0) * FINENESS) / FINENESS;
    if (weight !== 0) groups.set(weight, [...(groups.get(weight) ?? []), name]);
  });
  return {
    bias: Number(bias.toFixed(2)),
    weights: [...groups]
      .sort(([a], [b]) => b - a)
      .map(([weight, of]) => ({ weight, of: of.sort().join(" ") })),
  };
};
