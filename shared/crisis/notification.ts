import { instantMs } from "../dates/zone.ts";
import { type CrisisMove, type CrisisState, type SupervisorTold } from "./crisis.ts";

/** Whom to go to when no screen reached anybody; from content and policy. */
export type Lead = { readonly name: string; readonly extension: string };

const INSIDE = ["branch-chosen", "answered", "noted", "line-cut", "ended"];

/** The first key inside notifies; opening alone may have been a slip. */
export const notifiesSupervisor = (before: CrisisState, move: CrisisMove): boolean =>
  (before.kind === "asking" || before.kind === "branch") &&
  before.supervisor.kind === "not-yet" &&
  INSIDE.includes(move.kind);

/**
 * The move that time itself makes: a notification that nobody acknowledged within so many seconds, or
 * that cannot leave an offline desk. Null while there is nothing to say.
 */
export const overdueNotification = (
  state: CrisisState,
  now: string,
  online: boolean,
  acknowledgeSeconds: number,
): Extract<CrisisMove, { kind: "supervisor-not-told" }> | null => {
  if (state.kind === "none" || state.supervisor.kind !== "sending") return null;
  if (!online) return { kind: "supervisor-not-told", why: "offline", at: now };
  const waitedMs = instantMs(now) - instantMs(state.supervisor.since);
  return waitedMs >= acknowledgeSeconds * 1_000
    ? { kind: "supervisor-not-told", why: "not-acknowledged", at: now }
    : null;
};

/** What the screen says about the supervisor; when nobody was told, what to do instead. */
export const supervisorWords = (
  told: SupervisorTold,
  lead: Lead,
  clock: (instant: string) => string,
): string => {
  const { name, extension } = lead;
  switch (told.kind) {
    case "not-yet":
      return "";
    case "sending":
      return "Telling the supervisor …";
    case "told":
      return `Supervisor told: ${told.by}, ${clock(told.at)}`;
    case "not-told":
      return `Supervisor not told: ${
        told.why === "offline" ? "this desk is offline" : "nobody has answered"
      }. Raise your hand, or call ${name}, ${extension}.`;
  }
};
