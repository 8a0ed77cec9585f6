import { type KeysView } from "#shared/contract/keys.ts";
import { clashesOf } from "#shared/keyboard/clashes.ts";
import { decideRemap } from "#shared/keyboard/remap.ts";
import { type Policy } from "./policy.ts";

/** The keys as a policy sets them, and what the programs of this desk do to them. */
export const keysInForce = ({
  keys,
  runsBeside,
}: Pick<Policy, "keys" | "runsBeside">): KeysView => {
  const { remap, refused } = decideRemap(keys);
  const clashes = clashesOf(remap, runsBeside).map(({ words, lost }) => ({ words, lost }));
  return { remap, refused: [...refused], clashes };
};

/** What is said at start: nothing, when every key reaches the workstation and the policy was taken. */
export const keyNotices = ({ refused, clashes }: KeysView): string[] => [
  ...(refused.length > 0
    ? [
        `The keys of this desk's policy were not taken; all keys are as delivered. ${refused.join(" ")}`,
      ]
    : []),
  ...clashes
    .filter(({ lost }) => lost)
    .map(({ words }) => `A key may not reach this program. ${words}`),
];
