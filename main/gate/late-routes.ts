import { type LateWork } from "../work/late-work.ts";
import { type gate, taken } from "./gate.ts";

/** Calls that are typed in after they were. */
export const lateRoutes = ({ late: os }: ReturnType<typeof gate>, late: LateWork) => ({
  understand: os.understand.handler(({ input }) => late.understand(input)),
  start: os.start.handler(async ({ input: { source, reference, ...told } }) =>
    taken(await late.start(told, source, reference)),
  ),
});
