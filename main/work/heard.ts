import { type Content } from "#shared/content/content.ts";
import { type CallAids } from "#shared/contract/views.ts";
import { compileCues } from "#shared/cues/compile-cues.ts";
import { hear, type Suggestion } from "#shared/cues/hear.ts";
import { type CallSight } from "./judgement.ts";

/** Where a call is told in words, in the order in which it is told. */
const TOLD = ["listening", "safetyWords", "alreadyTried", "whatWorks", "note"] as const;

/** The key in the scope check and its name; the numbered list of everything else opens with "-". */
const keysOf = ({ scope }: Content): ReadonlyMap<string, { key: string; label: string }> =>
  new Map([
    ...[...scope.concerns, ...scope.excludedUses].map(
      ({ id, key, label }) => [id as string, { key, label: label.en }] as const,
    ),
    ...scope.others.map(({ id, label }) => [`other:${id}`, { key: "-", label: label.en }] as const),
  ]);

/** The listening aid of one content version: its cues are compiled once, then asked at every key. */
export const listeningAid = (content: Content): ((sight: CallSight) => CallAids["heard"]) => {
  const cues = compileCues(content.cues);
  const keys = keysOf(content);
  const shown = ({ use, because }: Suggestion): CallAids["heard"] => {
    const known = keys.get(use);
    return known === undefined
      ? []
      : [{ ...known, words: because.trim(), crisis: use === "crisis" }];
  };
  let last: { told: string; lang: string; heard: CallAids["heard"] } | null = null;
  return ({ fields }) => {
    // A line of its own for each field: what is said does not run from one into the next.
    const told = TOLD.map((field) => fields[field]?.trim() ?? "")
      .filter((text) => text !== "")
      .join("\n");
    if (told === "") return [];
    const lang = fields["callerLanguage"] ?? "en";
    // Most keys are typed into other fields: what was heard stands until the telling changes.
    if (last?.told !== told || last.lang !== lang) {
      const heard = hear(told, lang, cues)
        .suggestions.flatMap(shown)
        .sort((one, other) => Number(other.crisis) - Number(one.crisis));
      last = { told, lang, heard };
    }
    return last.heard;
  };
};
