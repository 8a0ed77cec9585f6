import { type implement } from "@orpc/server";
import { type CutOffView } from "#shared/contract/turn-views.ts";
import { type CallView } from "#shared/contract/views.ts";
import { type workstationContract } from "#shared/contract/workstation.ts";
import { type CallId } from "#shared/events/ids.ts";
import { TURN_FIELD, TURN_FIELDS, TURN_KEYS } from "#shared/script/turns.ts";
import { scopeOf } from "./fake-call.ts";

type Deps = {
  readonly callOf: (callId: CallId) => CallView;
  readonly keep: (view: CallView) => CallView;
  /** Throws where main refuses what is keyed. */
  readonly refusing: () => void;
  /** A supervisor is asked in. */
  readonly help: (callId: CallId, kind: "threat" | "question", words: string) => void;
};
type Redials = CutOffView["redials"];

const MOST = 2;

/** What a call turns out to be, without a content: the two-minute rule as product.md has it. */
export const fakeTurns = (
  make: ReturnType<typeof implement<typeof workstationContract>>["turns"],
  { callOf, keep, refusing, help }: Deps,
) => {
  const cutAt = new Map<CallId, string>();
  const redials = new Map<CallId, Redials>();
  const keyOther = (view: CallView, other: string): CallView =>
    keep({
      ...view,
      scope: scopeOf({ ...view.scope.keys, others: [...view.scope.keys.others, other] }),
    });
  const cutOff = (callId: CallId): CutOffView => {
    const { fields, safety } = callOf(callId);
    const done = redials.get(callId) ?? [];
    const at = cutAt.get(callId) ?? new Date().toISOString();
    const number = fields["callbackNumber"] || null;
    const isOpen = safety === null;
    const by = new Date(Date.parse(at) + 120_000).toISOString();
    const step = ((): CutOffView["step"] => {
      if (done.some(({ result }) => result === "reached")) return { kind: "reached" };
      if (number === null) return { kind: "no-number" };
      if (done.length < MOST) return { kind: "redial", by, atOnce: false };
      return isOpen
        ? { kind: "lead-decides" }
        : { kind: "call-back", byWords: "Mon, Nov 30, 12 PM" };
    })();
    return {
      cutAt: at,
      number,
      mayLeaveMessage: fields["safeToLeaveMessage"] === "yes",
      redials: done,
      most: MOST,
      step,
      because: isOpen ? "nobody could ask whether they are safe" : null,
    };
  };
  return {
    take: make.take.handler(({ input: { callId, turn } }) => {
      refusing();
      const view = callOf(callId);
      if (turn === "cut-off") cutAt.set(callId, new Date().toISOString());
      if (turn === "deceased") help(callId, "question", "The member has died.");
      const fields = { ...view.fields, [TURN_FIELD]: turn, ...TURN_FIELDS[turn] };
      const other = TURN_KEYS[turn];
      return other === undefined ? keep({ ...view, fields }) : keyOther({ ...view, fields }, other);
    }),
    cutOff: make.cutOff.handler(({ input }) => cutOff(input.callId)),
    redialled: make.redialled.handler(({ input: { callId, result } }) => {
      redials.set(callId, [...(redials.get(callId) ?? []), { atWords: "10:05 AM", result }]);
      return cutOff(callId);
    }),
    closeCutOff: make.closeCutOff.handler(({ input: { callId } }) => {
      const view = callOf(callId);
      const at = new Date().toISOString();
      return keep({
        ...view,
        safety: view.safety ?? { key: "could-not-ask", words: "Cut off.", at },
        reference: "AL 7K3 204",
        ended: { endedAt: at, disposition: "cut-off", reference: "AL 7K3 204" },
      });
    }),
    threat: make.threat.handler(({ input: { callId, kind, words } }) => {
      const view = callOf(callId);
      const fields = { ...view.fields, threatKind: kind, threatWords: words };
      if (kind === "words-only") return keyOther({ ...view, fields }, "abusive");
      help(callId, "threat", words);
      return keep({ ...view, fields });
    }),
    notDeceased: make.notDeceased.handler(({ input: { callId } }) => {
      const view = callOf(callId);
      help(callId, "question", "Keyed by mistake: the member has not died.");
      return keep({ ...view, fields: { ...view.fields, memberDeceased: "no", callTurn: "" } });
    }),
    deceased: make.deceased.handler(({ input: { callId, words } }) => {
      const view = callOf(callId);
      return keep({ ...view, fields: { ...view.fields, deathTold: words } });
    }),
  };
};
