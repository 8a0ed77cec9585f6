import { checkCues } from "../cues/check-cues.ts";
import { checkScripts } from "../script/check-scripts.ts";
import { checkLanguages } from "../script/languages-schema.ts";
import { checkPalette, checkPhrases } from "../script/numbers-schema.ts";
import { scriptFacts } from "../script/script-facts.ts";
import { type ContentFault } from "./check-content.ts";
import { type Content, type FolderPart } from "./content.ts";

type Problem = Omit<ContentFault, "part">;

const faultsOf = (part: FolderPart, problems: readonly Problem[]): ContentFault[] =>
  problems.map((problem) => ({ part, ...problem }));

/** A cue may only point at a key of the scope check: what it suggests must be there to press. */
const cuesPointSomewhere = ({ cues, scope }: Pick<Content, "cues" | "scope">): ContentFault[] => {
  const keys = new Set<string>([
    ...[...scope.concerns, ...scope.excludedUses].map(({ id }) => id),
    ...scope.others.map(({ id }) => `other:${id}`),
  ]);
  return cues.files.flatMap(({ uses }, at) =>
    uses.flatMap(({ use }, index) =>
      keys.has(use)
        ? []
        : [
            {
              part: "cues" as const,
              path: ["files", at, "uses", index, "use"],
              message: `${use} is no key of the scope check`,
              remedy: "name a concern or use of scope.yaml, or other: and an id of its others",
            },
          ],
    ),
  );
};

/** What is said and heard: scripts, cues, numbers and phrases, and what they refer to in each other. */
export const checkWords = (parts: Pick<Content, FolderPart | "scope">): ContentFault[] => {
  const around = { numbers: parts.numbers.map(({ id }) => id), facts: scriptFacts };
  return [
    ...faultsOf("scripts", checkScripts(parts.scripts, around)),
    ...faultsOf("cues", checkCues(parts.cues)),
    ...cuesPointSomewhere(parts),
    ...faultsOf("numbers", checkPalette(parts.numbers)),
    ...faultsOf("phrases", checkPhrases(parts.phrases)),
    ...faultsOf("languages", checkLanguages(parts.languages)),
  ];
};
