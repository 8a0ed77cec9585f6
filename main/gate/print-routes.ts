import { type FindWork } from "../work/find-work.ts";
import { type PrintWork } from "../work/print-work.ts";
import { type gate, taken } from "./gate.ts";

export const printRoutes = (
  { print: os }: ReturnType<typeof gate>,
  print: PrintWork,
  find: FindWork,
) => ({
  callBacks: os.callBacks.handler(async () => {
    taken(await print.callBacks());
    return {};
  }),
  paperForm: os.paperForm.handler(async () => {
    taken(await print.paperForm());
    return {};
  }),
  packet: os.packet.handler(async ({ input: { caseId, reason } }) => {
    taken(await find.mayOpen(caseId));
    taken(await print.packet(caseId, reason));
    return {};
  }),
});
