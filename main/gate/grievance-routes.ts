import { type GrievanceWork } from "../work/grievance-work.ts";
import { type gate, taken } from "./gate.ts";

/** Grievances that run beside the concerns. */
export const grievanceRoutes = (
  { grievance: os }: ReturnType<typeof gate>,
  grievances: GrievanceWork,
) => ({
  watch: os.watch.handler(() => grievances.watch()),
  record: os.record.handler(async ({ input: { callId, ...news } }) =>
    taken(await grievances.record(callId, news)),
  ),
});
