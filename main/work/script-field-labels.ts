import { type Content } from "#shared/content/content.ts";
import { DECEASED_FIELD, TURN_FIELD } from "#shared/script/turns.ts";
import { PAPER_REFERENCE } from "./late-work.ts";
import { SUMMARY_GIVEN } from "./summary-given.ts";

/** Fields that a key or a panel fills, and no script asks. */
const KEYED_LABELS = {
  [PAPER_REFERENCE]: "Reference on the paper form",
  [TURN_FIELD]: "What the call turned out to be",
  [DECEASED_FIELD]: "The member has died",
} as const;

const LONGEST = 60;

/** Fields that only a script asks are called by the question itself, on cases and timelines. */
export const scriptFieldLabels = ({ scripts }: Content): Record<string, string> => ({
  ...Object.fromEntries(
    scripts.flatMap(({ prompts }) =>
      prompts.flatMap((prompt) => {
        if (prompt.kind !== "ask") return [];
        const asked = prompt.text.en.replaceAll(/\{\{[^|}]*\|?([^}]*)\}\}/g, "$1");
        const label = asked.length > LONGEST ? `${asked.slice(0, LONGEST - 1).trimEnd()}…` : asked;
        return [[prompt.answer.field, label] as const];
      }),
    ),
  ),
  ...KEYED_LABELS,
  [SUMMARY_GIVEN]: "Read back and summary, as given",
});
