import { type Content } from "../content/content.ts";
import { fillWords, type Words } from "../content/words.ts";
import { instantMs } from "../dates/zone.ts";
import { type CrisisMove, type CrisisState, type SupervisorTold } from "./crisis.ts";

/** The first key inside notifies; opening alone may have been a slip. */
export const notifiesSupervisor = (before: CrisisState, move: CrisisMove): boolean =>
  before.kind === "asking" &&
  before.supervisor.kind === "not-yet" &&
  (move.kind === "branch-chosen" || move.kind === "answered" || move.kind === "ended");

/**
 * The move that time itself makes: a notification that nobody acknowledged in the policy's seconds,
 * or that cannot leave an offline desk. Null while there is nothing to say.
 */
export const overdueNotification = (
  state: CrisisState,
  now: string,
  online: boolean,
  content: Content,
): CrisisMove | null => {
  if (state.kind === "none" || state.supervisor.kind !== "sending") return null;
  if (!online) return { kind: "supervisor-not-told", why: "offline", at: now };
  const waitedMs = instantMs(now) - instantMs(state.supervisor.since);
  return waitedMs >= content.policy.crisis.acknowledgeSeconds * 1_000
    ? { kind: "supervisor-not-told", why: "not-acknowledged", at: now }
    : null;
};

/** What the screen says about the supervisor; when nobody was told, what to do instead. */
export const supervisorWords = (told: SupervisorTold, content: Content): Words | null => {
  const { name, extension } = content.policy.supervisor;
  switch (told.kind) {
    case "not-yet":
      return null;
    case "sending":
      return { en: "Telling the supervisor …", es: "Avisando al supervisor …" };
    case "told":
      return { en: `Supervisor told: ${told.by}`, es: `Supervisor avisado: ${told.by}` };
    case "not-told": {
      const why: Words =
        told.why === "offline"
          ? { en: "this desk is offline", es: "este puesto no tiene conexión" }
          : { en: "nobody has answered", es: "nadie ha respondido" };
      return fillWords(
        {
          en: "Supervisor not told: {why}. Raise your hand, or call {name}, {extension}.",
          es: "Supervisor no avisado: {why}. Levante la mano o llame a {name}, {extension}.",
        },
        { why, name, extension },
      );
    }
  }
};
