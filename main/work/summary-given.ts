import { type SummaryView } from "#shared/contract/word-views.ts";
import { type CallSight } from "./judgement.ts";
import { type WorkDeps } from "./work-deps.ts";

/** The field of a call under which the read-back and summary are kept as they were given. */
export const SUMMARY_GIVEN = "summaryGiven";

/** The read-back and summary of a call as it stands, with what was promised if it was escalated. */
export const summaryOf = async (
  { keeper, judgement, clock, person }: WorkDeps,
  sight: CallSight,
  reference: string | null = null,
): Promise<SummaryView> => {
  const { caseId } = sight.file;
  const now = clock.now().toISOString();
  const found =
    caseId === null
      ? null
      : await keeper.ask((vault) => vault.caseView({ caseId, now, person: person().id }));
  const promisedBy = found?.escalations.at(-1)?.raised.memberPromisedBy ?? null;
  return judgement.said.summary(sight, reference, promisedBy);
};

/** Of the text for the record what the member takes away: what was read back is for the call alone. */
export const takenAway = (given: string): string => given.split("\n\n").at(-1) ?? given;

/** As one text, for the record. */
export const summaryText = ({ readBack, summary }: SummaryView): string =>
  [...readBack.map(({ text }) => text), "", ...summary].join("\n").trim();
