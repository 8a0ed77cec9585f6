/** One labelled statement as windows of feature names; the window that speaks most counts. */
export type Example = {
  readonly windows: readonly (readonly string[])[];
  readonly isTrue: boolean;
  readonly counts: number;
};

export type Learning = {
  /** Strength with which small weights are pulled to nothing, and large ones down. */
  readonly thrift: number;
  readonly restraint: number;
  /** A feature must be heard in this many statements: nothing is learnt from one caller. */
  readonly leastStatements: number;
  readonly rounds: number;
  readonly lengthShare: (count: number) => number;
};

export type Learnt = { readonly bias: number; readonly weights: ReadonlyMap<string, number> };

const step = 0.5;

/** Names of the features heard in enough statements, numbered in the order of their first mention. */
const numbered = (examples: readonly Example[], least: number): Map<string, number> => {
  const heardIn = new Map<string, number>();
  for (const { windows } of examples)
    for (const name of new Set(windows.flat())) heardIn.set(name, (heardIn.get(name) ?? 0) + 1);
  return new Map(
    [...heardIn].filter(([, count]) => count >= least).map(([name], index) => [name, index]),
  );
};

type Packed = { readonly windows: readonly Int32Array[]; readonly shares: readonly number[] };

const pack = (
  { windows }: Example,
  numbers: ReadonlyMap<string, number>,
  { lengthShare }: Learning,
): Packed => ({
  windows: windows.map((names) =>
    Int32Array.from(names.flatMap((name) => numbers.get(name) ?? [])),
  ),
  shares: windows.map((names) => lengthShare(names.length)),
});

const loudest = (
  { windows, shares }: Packed,
  weights: Float64Array,
): { sum: number; at: number } => {
  let most = { sum: windows.length === 0 ? 0 : -Infinity, at: 0 };
  windows.forEach((features, at) => {
    let sum = 0;
    for (const feature of features) sum += weights[feature] ?? 0;
    sum *= shares[at] ?? 1;
    if (sum > most.sum) most = { sum, at };
  });
  return most;
};

const shrunk = (value: number, by: number): number =>
  value > by ? value - by : value < -by ? value + by : 0;

/** Logistic regression, pulled towards few and small weights. No chance in it: the same lines give the same weights. */
export const learn = (examples: readonly Example[], how: Learning): Learnt => {
  const numbers = numbered(examples, how.leastStatements);
  const packed = examples.map((example) => pack(example, numbers, how));
  const weights = new Float64Array(numbers.size);
  const slopes = new Float64Array(numbers.size).fill(0.01);
  let bias = -1;
  let biasSlope = 0.01;
  for (let round = 0; round < how.rounds; round += 1) {
    const pull = new Float64Array(numbers.size);
    let biasPull = 0;
    packed.forEach((example, index) => {
      const { isTrue, counts } = examples[index] as Example;
      const { sum, at } = loudest(example, weights);
      const error = counts * (1 / (1 + Math.exp(-(sum + bias))) - (isTrue ? 1 : 0));
      for (const feature of example.windows[at] ?? [])
        pull[feature] = (pull[feature] ?? 0) + error * (example.shares[at] ?? 1);
      biasPull += error;
    });
    weights.forEach((weight, feature) => {
      const slope = (pull[feature] ?? 0) + how.restraint * weight;
      const steepness = (slopes[feature] ?? 0) + slope * slope;
      slopes[feature] = steepness;
      const rate = step / Math.sqrt(steepness);
      weights[feature] = shrunk(weight - rate * slope, rate * how.thrift);
    });
    biasSlope += biasPull * biasPull;
    bias -= (step / Math.sqrt(biasSlope)) * biasPull;
  }
  return {
    bias,
    weights: new Map([...numbers].map(([name, index]) => [name, weights[index] ?? 0])),
  };
};
