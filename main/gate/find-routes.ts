import { type FindWork } from "../work/find-work.ts";
import { type gate, taken } from "./gate.ts";

/** Everything on this desk, as somebody types. */
export const findRoutes = ({ find: os }: ReturnType<typeof gate>, find: FindWork) => ({
  rows: os.rows.handler(({ input: { text, from, callId } }) => find.rows(text, from, callId)),
  openMasked: os.openMasked.handler(async ({ input: { caseId, reason, callId } }) =>
    taken(await find.openMasked(caseId, reason, callId)),
  ),
});
