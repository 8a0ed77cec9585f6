import { type CallEnded } from "#shared/events/bodies.ts";
import { type HeldEvents } from "../held-events.ts";

const ENDED: Readonly<Record<CallEnded["disposition"], string>> = {
  escalated: "Escalated",
  "resolved-on-call": "Resolved on the call",
  "sent-on": "Sent on",
  "crisis-handed-over": "Crisis, handed over",
  "cut-off": "Cut off",
  "not-an-intake": "Not an intake",
  "call-back-promised": "Call-back promised",
};

/** How a call ended, in a few words: "Sent on to Member Services". */
export const endedWords = ({ words }: HeldEvents, { disposition, referral }: CallEnded): string =>
  referral === undefined
    ? ENDED[disposition]
    : `${ENDED[disposition]} to ${words.referrals[referral.to] ?? referral.to}`;
