import type { HereRow } from "#shared/contract/promise-views.ts";
import { PROMISES } from "../../app/words/promises.ts";

/** People of the line as a list to pick from: whoever is here first. */
export const herePicks = (rows: readonly HereRow[]) =>
  rows.map(({ id, name, isLead, absent, words }) => ({
    id,
    absent,
    label: name,
    detail: [isLead ? PROMISES.lead : "", words].filter(Boolean).join(" · "),
    group: absent
      ? PROMISES.groupAbsent
      : words.startsWith("not at")
        ? PROMISES.groupOthers
        : PROMISES.groupHere,
  }));
