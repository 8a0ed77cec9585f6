import { type Session } from "../session/session.ts";
import { type ExportWork } from "../work/export-work.ts";
import { type FindWork } from "../work/find-work.ts";
import { type PrintWork } from "../work/print-work.ts";
import { type gate, taken } from "./gate.ts";

export const printRoutes = (
  { print: os }: ReturnType<typeof gate>,
  print: PrintWork,
  find: FindWork,
  { exports, session }: { readonly exports: ExportWork; readonly session: Session },
) => ({
  callBacks: os.callBacks.handler(async () => {
    taken(await print.callBacks());
    return {};
  }),
  paperForm: os.paperForm.handler(async () => {
    taken(await print.paperForm());
    return {};
  }),
  summary: os.summary.handler(async ({ input: { caseId, reason } }) => {
    taken(await find.mayOpen(caseId));
    taken(await print.summary(caseId, reason));
    return {};
  }),
  save: os.save.handler(async ({ input: { passphrase, ...asked } }) => {
    taken(await find.mayOpen(asked.caseId));
    taken(await session.proves(passphrase));
    return taken(await exports.save(asked));
  }),
  packet: os.packet.handler(async ({ input: { caseId, reason } }) => {
    taken(await find.mayOpen(caseId));
    taken(await print.packet(caseId, reason));
    return {};
  }),
});
