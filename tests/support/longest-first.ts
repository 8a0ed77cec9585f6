import { type TestSpecification } from "vitest/node";
import { BaseSequencer } from "vitest/node";

/** The longest, longest first (each above 40 s on two cores): one that begins last keeps the other core idle. */
const LONGEST = [
  "renderer/every-screen",
  "renderer/plays",
  "renderer/tray",
  "main/workstation",
  "server/kill",
  "main/crisis",
  "model/",
  "main/hand-over",
] as const;

const placeOf = ({ moduleId }: TestSpecification): number => {
  const at = LONGEST.findIndex((part) => moduleId.includes(`/tests/${part}`));
  return at === -1 ? LONGEST.length : at;
};

/** A machine that never ran these tests knows nothing of how long they take. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}
