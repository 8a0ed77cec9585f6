import { type Content } from "../content/content.ts";
import { type Rung } from "../content/policy.ts";
import { instantMs } from "../dates/zone.ts";
import { type EscalationTargets } from "./targets.ts";

/** What the content says of a rung that is another person in each region. */
const SEE_REGION = "see region";

export type MissedTarget = "acknowledge" | "answer";

/** The target that has passed without its event; acknowledgement comes first. */
export const missedTarget = (
  targets: Pick<EscalationTargets, "acknowledgeBy" | "answerBy">,
  done: { readonly acknowledged: boolean; readonly answered: boolean },
  now: string,
): MissedTarget | null => {
  if (done.answered) return null;
  if (!done.acknowledged && instantMs(now) > instantMs(targets.acknowledgeBy)) return "acknowledge";
  return instantMs(now) > instantMs(targets.answerBy) ? "answer" : null;
};

/** A passed target for which nobody has climbed yet: each asks for one climb, acknowledgement first. */
export const climbDue = (
  targets: Pick<EscalationTargets, "acknowledgeBy" | "answerBy">,
  acknowledged: boolean,
  climbed: readonly (MissedTarget | "none")[],
  now: string,
): MissedTarget | null => {
  const passed = (by: string): boolean => instantMs(now) > instantMs(by);
  const missed: MissedTarget[] = [
    ...(!acknowledged && passed(targets.acknowledgeBy) ? (["acknowledge"] as const) : []),
    ...(passed(targets.answerBy) ? (["answer"] as const) : []),
  ];
  return missed.find((target) => !climbed.includes(target)) ?? null;
};

/** The next rung above the one reached (null: none yet); the top stays the top. */
export const nextRung = (content: Content, reached: string | null): Rung => {
  const { ladder } = content.policy;
  const at = ladder.findIndex((rung) => rung.id === reached);
  const rung = ladder[Math.min(at + 1, ladder.length - 1)];
  if (rung === undefined) throw new Error("The ladder has no rung: content was not checked");
  return rung;
};

/** A rung with the person behind it: the lowest one is the region's own, on call where the line is closed. */
export const rungIn = (
  content: Content,
  reached: string | null,
  regionId: string,
  isOpen: boolean,
): { readonly id: string; readonly who: string; readonly phone: string } => {
  const rung = nextRung(content, reached);
  if (rung.phone !== SEE_REGION)
    return { id: rung.id, who: `${rung.who}, ${rung.name.en}`, phone: rung.phone };
  const { name, phone } = ownerAt(content, regionId, isOpen);
  return { id: rung.id, who: `${name}, ${rung.name.en}`, phone };
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
