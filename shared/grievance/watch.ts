import { type Content } from "../content/content.ts";
import { type LogFact } from "../content/grievance.ts";
import { fillWords, type Words } from "../content/words.ts";
import { dayWords } from "../dates/day-words.ts";
import { dayOf, isoDay } from "../dates/epoch-day.ts";
import { exactly } from "../dates/given-date.ts";
import { wallClock } from "../dates/zone.ts";
import { grievanceClocks, type GrievanceClocks } from "./clocks.ts";

/** What was heard. Unsure counts as yes; only a pure question starts no clock. */
export type GrievanceHeard = "none" | "grievance" | "unsure";

/** The member's answer to the neutral offer; filing is their choice, the clocks are not. */
export type GrievanceChoice =
  | { readonly kind: "not-answered" }
  | { readonly kind: "not-filed" }
  | { readonly kind: "filed"; readonly number: string; readonly at: string }
  | { readonly kind: "filed-before"; readonly number: string };

export type GrievanceFacts = {
  readonly heard: GrievanceHeard;
  /** The instant of the call: receipt, whatever is done later. ISO 8601. */
  readonly receivedAt: string;
  readonly choice: GrievanceChoice;
  /** Topics of the content that never take the exempt route. */
  readonly topics: readonly string[];
  /** Imminent and serious threat to health, as stated: the expedited clock counts. */
  readonly healthThreat: boolean;
  /** The instant at which the member said it is settled; null while it is not. */
  readonly settledAt: string | null;
};

/** One route at a time. */
export type GrievanceRoute =
  | { readonly kind: "none" }
  /** Not filed, logistics only, until the close of the next business day. */
  | { readonly kind: "exempt"; readonly until: string }
  /** Settled in time: a log entry is still owed. */
  | { readonly kind: "exempt-closed"; readonly on: string }
  /** Formal: filed, never exempt, or not settled in time; `convertedOn` only in that last case. */
  | { readonly kind: "formal"; readonly convertedOn: string | null };

export type GrievanceView = {
  readonly route: GrievanceRoute;
  readonly clocks: GrievanceClocks | null;
  /** "not filed at member's choice · exempt until Mon, Nov 30, then becomes formal". */
  readonly words: Words | null;
  readonly expedited: boolean;
  /** Shown when a limit was missed, and on request. */
  readonly regulator: Words;
};

const joined = (parts: readonly Words[]): Words => ({
  en: parts.map((part) => part.en).join(" · "),
  es: parts.map((part) => part.es ?? part.en).join(" · "),
});

const isNeverExempt = (facts: GrievanceFacts, content: Content): boolean =>
  facts.healthThreat ||
  facts.topics.some((topic) => content.grievance.neverExempt.some((one) => one.id === topic));

const routeOf = (
  facts: GrievanceFacts,
  exemptBy: string,
  now: string,
  content: Content,
): GrievanceRoute => {
  const { choice } = facts;
  if (choice.kind === "filed" || choice.kind === "filed-before" || isNeverExempt(facts, content))
    return { kind: "formal", convertedOn: null };
  const dayIn = (instant: string) => wallClock(instant, content.line.zone).day;
  const last = dayOf(exemptBy);
  if (facts.settledAt !== null && dayIn(facts.settledAt) <= last)
    return { kind: "exempt-closed", on: isoDay(dayIn(facts.settledAt)) };
  // The tool converts it, not somebody's memory: whole days, so at the midnight after the last one.
  return dayIn(now) > last
    ? { kind: "formal", convertedOn: isoDay(last + 1) }
    : { kind: "exempt", until: exemptBy };
};

const choiceWords = (choice: GrievanceChoice, content: Content): Words | null => {
  const { filedWords, notFiledWords } = content.grievance;
  switch (choice.kind) {
    case "filed":
    case "filed-before":
      return fillWords(filedWords, { number: choice.number });
    case "not-filed":
      return notFiledWords;
    case "not-answered":
      return null;
  }
};

const routeWords = (route: GrievanceRoute, content: Content): Words | null => {
  const { exemptWords, convertedWords } = content.grievance;
  const day = (on: string) => dayWords(dayOf(on));
  switch (route.kind) {
    case "exempt":
      return fillWords(exemptWords, { day: day(route.until) });
    case "formal":
      return route.convertedOn === null
        ? { en: "formal", es: "formal" }
        : fillWords(convertedWords, { day: day(route.convertedOn) });
    case "exempt-closed":
      return fillWords(
        { en: "settled {day}, exempt: to the log", es: "resuelta el {day}, exenta: al registro" },
        { day: day(route.on) },
      );
    case "none":
      return null;
  }
};

/** How a grievance stands at an instant. Its clocks run whether or not it was filed. */
export const grievanceView = (
  facts: GrievanceFacts,
  now: string,
  content: Content,
): GrievanceView => {
  const regulator = content.grievance.regulatorWords;
  if (facts.heard === "none")
    return { route: { kind: "none" }, clocks: null, words: null, expedited: false, regulator };
  const clocks = clocksOf(facts, content);
  const route = routeOf(facts, clocks.exemptBy, now, content);
  const parts = [choiceWords(facts.choice, content), routeWords(route, content)].filter(
    (part) => part !== null,
  );
  return { route, clocks, words: joined(parts), expedited: facts.healthThreat, regulator };
};

const clocksOf = (facts: GrievanceFacts, content: Content): GrievanceClocks => {
  const { day } = wallClock(facts.receivedAt, content.line.zone);
  return grievanceClocks({ ...exactly(isoDay(day), "00:00"), at: facts.receivedAt }, content);
};

/** What is known for the log of an exempt grievance. */
export type ExemptLog = Partial<Readonly<Record<LogFact, string>>>;

/** What is still missing from a log entry, of what the content asks for (HSC 1368(a)(4)(B)). */
export const missingFromLog = (log: ExemptLog, { grievance }: Content): Words[] =>
  grievance.exemptLog.flatMap(({ id, label }) => ((log[id] ?? "").trim() === "" ? [label] : []));
