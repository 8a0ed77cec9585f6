import { type FollowUpRow } from "#shared/contract/promise-views.ts";
import { type StatusView } from "#shared/contract/views.ts";
import { type CallId } from "#shared/events/ids.ts";
import { callIdOf, eventIdOf } from "./fake-rows.ts";
import { type Situation } from "./situation.ts";

/** As long, as foreign and as undivided as names come; all invented. */
export const LONG_NAMES = [
  "Maria-Guadalupe Hernández de la Concepción y Vásquez-Montalbán",
  "نور الهدى بنت عبد الرحمن الأنصاري",
  "O’Shaughnessy-Papadimitropoulos",
  "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren",
] as const;

const LONG_WORDS =
  "I will phone the clinic team, the county’s access line and the school’s counselor, and call you back before three, whatever they say.";

/** Every name and sentence of a view made long where that was asked for; the rest is left as it is. */
export const lengthened = <View>({ longNames = false }: Situation, view: View): View => {
  if (!longNames) return view;
  let at = 0;
  const long = (key: string, value: unknown): unknown => {
    if (key === "member" || key === "caller") return LONG_NAMES[at++ % LONG_NAMES.length];
    return key === "words" && typeof value === "string" && value.length > 30 ? LONG_WORDS : value;
  };
  return JSON.parse(JSON.stringify(view, long)) as View;
};

/** An answer that never comes, or fails. */
export const answering = async (slow: boolean, failing = false): Promise<void> => {
  if (failing) throw new Error("The store is being rebuilt.");
  if (slow) await new Promise(() => undefined);
};

/** After a crisis: the next morning's call, for a call that became no case. */
export const aSafetyCallBack = ({ safetyCallBack = false }: Situation): FollowUpRow[] =>
  safetyCallBack
    ? [
        {
          id: eventIdOf(40),
          caseId: null,
          callId: callIdOf(40) as CallId,
          kind: "safety-call-back",
          number: "650 555 0153",
          message: "unknown",
          reference: null,
          member: "Linh T.",
          words: "Ask how the night was; ask again about safety.",
          due: { words: "today 8 AM", tone: "soon", used: 0.9 },
          standing: null,
        },
      ]
    : [];

export const locksAtOf = ({ locksSoon = false }: Situation): string | null =>
  locksSoon ? new Date(Date.now() + 45_000).toISOString() : null;

export const noticesOf = ({ notices = false }: Situation): StatusView["notices"] =>
  notices
    ? [
        { id: "n1", words: "This desk's store was restarted. Nothing is lost." },
        {
          id: "n2",
          words:
            "The server refused something that was written at this desk. Press B on the desk: what, why, and how to write it again. The first writing stays on record.",
        },
      ]
    : [];
