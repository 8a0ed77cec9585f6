import { type CaseId } from "#shared/events/ids.ts";
import { type CaseWork } from "../work/case-work.ts";
import { type FindWork } from "../work/find-work.ts";
import { type gate, taken } from "./gate.ts";

/** A case after its call. Every answer shows it whole, so each asks first whether it may be seen now. */
export const caseRoutes = (
  { case: os }: ReturnType<typeof gate>,
  cases: CaseWork,
  find: FindWork,
) => {
  const mayOpen = async (caseId: CaseId): Promise<void> => void taken(await find.mayOpen(caseId));
  return {
    get: os.get.handler(async ({ input: { caseId } }) => {
      await mayOpen(caseId);
      return taken(await cases.get(caseId));
    }),
    note: os.note.handler(async ({ input: { caseId, text } }) => {
      await mayOpen(caseId);
      return taken(await cases.note(caseId, text));
    }),
    memberTold: os.memberTold.handler(async ({ input: { caseId, ...told } }) => {
      await mayOpen(caseId);
      return taken(await cases.memberTold(caseId, told));
    }),
    followUpDone: os.followUpDone.handler(async ({ input: { caseId, followUp, result } }) => {
      await mayOpen(caseId);
      return taken(await cases.followUpDone(caseId, followUp, result));
    }),
  };
};
