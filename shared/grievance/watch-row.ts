import { type Content } from "../content/content.ts";
import { type Words } from "../content/words.ts";
import { dayWords } from "../dates/day-words.ts";
import { dayOf, isoDay } from "../dates/epoch-day.ts";
import { instantMs, wallClock } from "../dates/zone.ts";
import { type GrievanceView } from "./watch.ts";

/** The clock that ends next, in words, and how near it is. */
export type NextClock = {
  readonly words: Words;
  readonly tone: "calm" | "soon" | "late";
  /** For sorting: the day it ends, a plain date. */
  readonly on: string;
};

type Clock = { readonly name: Words; readonly on: string };

const names = {
  exempt: { en: "Exempt until", es: "Exenta hasta" },
  expedited: { en: "Expedited by", es: "Urgente antes del" },
  acknowledge: { en: "Acknowledge by", es: "Acusar recibo antes del" },
  resolve: { en: "Resolve by", es: "Resolver antes del" },
} as const satisfies Record<string, Words>;

const running = (view: GrievanceView, zone: string): Clock[] => {
  const { clocks, route, expedited } = view;
  if (clocks === null || route.kind === "exempt-closed" || route.kind === "none") return [];
  const { expeditedBy } = clocks;
  return [
    ...(route.kind === "exempt" ? [{ name: names.exempt, on: clocks.exemptBy }] : []),
    ...(expedited && expeditedBy !== null
      ? [
          {
            name: names.expedited,
            on: isoDay(wallClock(expeditedBy, zone).day),
          },
        ]
      : []),
    ...(route.kind === "formal" ? [{ name: names.acknowledge, on: clocks.acknowledgeBy }] : []),
    { name: names.resolve, on: clocks.resolveBy },
  ];
};

/**
 * The clock to look at now: the earliest that has not passed, else the last one, late. Null once it
 * is settled in time. `now` is an instant.
 */
export const nextClock = (view: GrievanceView, now: string, content: Content): NextClock | null => {
  const { zone } = content.line;
  const today = wallClock(now, zone).day;
  const clocks = running(view, zone).toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const ahead = clocks.find(({ on }) => dayOf(on) >= today) ?? clocks.at(-1);
  if (ahead === undefined) return null;
  const left = dayOf(ahead.on) - today;
  const expeditedPassed =
    view.expedited &&
    view.clocks?.expeditedBy !== null &&
    view.clocks?.expeditedBy !== undefined &&
    instantMs(view.clocks.expeditedBy) < instantMs(now);
  const day = dayWords(dayOf(ahead.on));
  return {
    words: {
      en: `${ahead.name.en} ${day.en}`,
      es: `${ahead.name.es} ${day.es ?? day.en}`,
    },
    tone: left < 0 || expeditedPassed ? "late" : left <= 1 ? "soon" : "calm",
    on: ahead.on,
  };
};
