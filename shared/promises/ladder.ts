import { type Content } from "../content/content.ts";
import { type Rung } from "../content/policy.ts";
import { instantMs } from "../dates/zone.ts";
import { type EscalationTargets } from "./targets.ts";

export type MissedTarget = "acknowledge" | "answer";

/** The target that has passed without its event; acknowledgement comes first. */
export const missedTarget = (
  targets: EscalationTargets,
  done: { readonly acknowledged: boolean; readonly answered: boolean },
  now: string,
): MissedTarget | null => {
  if (done.answered) return null;
  if (!done.acknowledged && instantMs(now) > instantMs(targets.acknowledgeBy)) return "acknowledge";
  return instantMs(now) > instantMs(targets.answerBy) ? "answer" : null;
};

/** The next rung above the one reached (null: none yet); the top stays the top. */
export const nextRung = (content: Content, reached: string | null): Rung => {
  const { ladder } = content.policy;
  const at = ladder.findIndex((rung) => rung.id === reached);
  const rung = ladder[Math.min(at + 1, ladder.length - 1)];
  if (rung === undefined) throw new Error("The ladder has no rung: content was not checked");
  return rung;
};

/** Whom to phone in a region: on call where the line is closed at the moment a clock ends. */
export const ownerAt = (
  content: Content,
  regionId: string,
  isOpen: boolean,
): { readonly name: string; readonly phone: string } => {
  const region = content.regions.find((one) => one.id === regionId);
  if (region === undefined) throw new Error(`No region ${regionId}`);
  return isOpen ? { name: region.lead, phone: region.phone } : region.onCall;
};
