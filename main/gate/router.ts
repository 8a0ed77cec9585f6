import { type VaultKeeper } from "../vault/vault-keeper.ts";
import { type Changes } from "../changes.ts";
import { type Notices } from "../notices.ts";
import { type Session } from "../session/session.ts";
import { type CallWork } from "../work/call-work.ts";
import { type CaseWork } from "../work/case-work.ts";
import { type EscalationWork } from "../work/escalation-work.ts";
import { type WorkDeps } from "../work/work-deps.ts";
import { type StatusView } from "#shared/contract/views.ts";
import { gate, taken } from "./gate.ts";

export type RouterDeps = {
  readonly session: Session;
  readonly keeper: VaultKeeper;
  readonly changes: Changes;
  readonly notices: Notices;
  readonly work: WorkDeps;
  readonly calls: CallWork;
  readonly cases: CaseWork;
  readonly escalations: EscalationWork;
  readonly status: () => StatusView;
};

/** Every question of the workstation contract, and who answers it. */
export const workstationRouter = ({
  session,
  keeper,
  changes,
  notices,
  work,
  calls,
  cases,
  escalations,
  status,
}: RouterDeps) => {
  const os = gate(session);
  const now = (): string => work.clock.now().toISOString();
  return os.router({
    session: {
      get: os.session.get.handler(() => session.view),
      enrol: os.session.enrol.handler(async ({ input }) =>
        taken(await session.enrol(input.server, input.code)),
      ),
      signIn: os.session.signIn.handler(async ({ input }) =>
        taken(await session.signIn(input.login, input.passphrase)),
      ),
      lock: os.session.lock.handler(async () => {
        await session.lock();
        return {};
      }),
      unlock: os.session.unlock.handler(async ({ input }) =>
        taken(await session.unlock(input.passphrase)),
      ),
      signOut: os.session.signOut.handler(async () => {
        await session.signOut();
        return {};
      }),
    },
    status: {
      get: os.status.get.handler(() => status()),
      watch: os.status.watch.handler(({ signal }) => changes.watch(signal)),
      crisisWords: os.status.crisisWords.handler(() => work.judgement.crisisWords()),
      readNotice: os.status.readNotice.handler(({ input }) => {
        notices.read(input.id);
        return {};
      }),
    },
    desk: {
      get: os.desk.get.handler(() =>
        keeper.ask((vault) => vault.desk({ now: now(), person: work.person().id })),
      ),
    },
    call: {
      start: os.call.start.handler(({ input }) => calls.start(input.ani)),
      get: os.call.get.handler(({ input }) => calls.view(input.callId)),
      type: os.call.type.handler(async ({ input }) =>
        taken(await calls.type(input.callId, input.field, input.text)),
      ),
      complete: os.call.complete.handler(({ input }) => calls.complete(input.callId)),
      keySafety: os.call.keySafety.handler(({ input }) =>
        calls.keySafety(input.callId, input.key, input.words),
      ),
      scopeOptions: os.call.scopeOptions.handler(() =>
        work.judgement.scopeOptions(work.clock.nowMs()),
      ),
      keyScope: os.call.keyScope.handler(({ input }) => calls.keyScope(input.callId, input.keys)),
      openCrisis: os.call.openCrisis.handler(({ input }) => calls.openCrisis(input.callId)),
      moveCrisis: os.call.moveCrisis.handler(async ({ input }) =>
        taken(await calls.moveCrisis(input.callId, input.move)),
      ),
      previewEscalation: os.call.previewEscalation.handler(async ({ input }) =>
        taken(await escalations.preview(input.callId)),
      ),
      escalate: os.call.escalate.handler(async ({ input }) =>
        taken(await escalations.escalate(input.callId, input.region, input.summary)),
      ),
      park: os.call.park.handler(async ({ input }) => {
        await calls.park(input.callId);
        return {};
      }),
      close: os.call.close.handler(async ({ input }) =>
        taken(await escalations.close(input.callId, input.disposition, input.referral)),
      ),
    },
    case: {
      get: os.case.get.handler(async ({ input }) => taken(await cases.get(input.caseId))),
      note: os.case.note.handler(async ({ input }) =>
        taken(await cases.note(input.caseId, input.text)),
      ),
      memberTold: os.case.memberTold.handler(async ({ input: { caseId, ...told } }) =>
        taken(await cases.memberTold(caseId, told)),
      ),
      followUpDone: os.case.followUpDone.handler(async ({ input }) =>
        taken(await cases.followUpDone(input.caseId, input.followUp, input.result)),
      ),
    },
    escalations: {
      list: os.escalations.list.handler(() => cases.inbox()),
      acknowledge: os.escalations.acknowledge.handler(async ({ input }) =>
        taken(await cases.acknowledge(input.caseId, input.escalation)),
      ),
      answer: os.escalations.answer.handler(async ({ input }) =>
        taken(await cases.answer(input.caseId, input.escalation, input.answer)),
      ),
    },
  });
};
