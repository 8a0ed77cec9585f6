import { type Content } from "../content/content.ts";
import { countyNamed } from "../content/county-named.ts";
import { type DistanceService, type Yardstick } from "../content/distance.ts";
import { type LineOfBusiness } from "../content/standards.ts";
import { type Words } from "../content/words.ts";

/** How a figure was come by; the caller's own comes first, an estimate never replaces it. */
export type FigureMethod = "caller" | "road" | "straight-line";

/** One way, as the member really travels; null where it was not asked or is not known. */
export type Figure = {
  readonly miles: number | null;
  readonly minutes: number | null;
  readonly method: FigureMethod;
};

export type DistanceInput = {
  readonly lineOfBusiness: LineOfBusiness;
  readonly service: DistanceService;
  /** The county of the member's home; decides the class of Medi-Cal. */
  readonly county: string | null;
  readonly home: readonly Figure[];
  readonly workplace: readonly Figure[];
};

export type DistanceResult = "within" | "exceeds" | "not-assessable";

export type DistanceFinding = {
  readonly result: DistanceResult;
  /** From where the yardstick is met; null unless within. */
  readonly by: "home" | "workplace" | null;
  readonly yardstick: Yardstick | null;
  readonly combine: "or" | "and";
  /** Over a Medi-Cal yardstick the state may have granted another one: ask. */
  readonly alternativeStandardCheck: boolean;
  readonly label: Words | null;
  readonly headline: Words;
  readonly missing: readonly Words[];
  readonly remarks: readonly Words[];
  readonly contentVersion: string;
};

const methods: readonly FigureMethod[] = ["caller", "road", "straight-line"];

/** What decides from one place: each quantity by the caller's own figure, else road, else straight line. */
type Deciding = {
  readonly miles: number | null;
  readonly milesBy: FigureMethod | null;
  readonly minutes: number | null;
};

const decidingFigure = (figures: readonly Figure[]): Deciding | null => {
  const inOrder = methods.flatMap((method) => figures.filter((one) => one.method === method));
  const miles = inOrder.find((one) => one.miles !== null);
  const minutes = inOrder.find((one) => one.minutes !== null);
  if (miles === undefined && minutes === undefined) return null;
  return {
    miles: miles?.miles ?? null,
    milesBy: miles?.method ?? null,
    minutes: minutes?.minutes ?? null,
  };
};

type Check = "within" | "exceeds" | "unknown";

const compare = (value: number | null, limit: number): Check =>
  value === null ? "unknown" : value <= limit ? "within" : "exceeds";

/** A straight line is shorter than any road: over the limit it is certain, within it proves nothing. */
const compareMiles = (figure: Deciding, limit: number): Check => {
  const check = compare(figure.miles, limit);
  return figure.milesBy === "straight-line" && check === "within" ? "unknown" : check;
};

const judgeFigure = (
  figure: Deciding | null,
  yardstick: Yardstick,
  combine: "or" | "and",
): Check => {
  if (figure === null) return "unknown";
  const checks = [
    compareMiles(figure, yardstick.miles),
    compare(figure.minutes, yardstick.minutes),
  ];
  const enough: Check = combine === "or" ? "within" : "exceeds";
  if (checks.includes(enough)) return enough;
  return checks.includes("unknown") ? "unknown" : combine === "or" ? "exceeds" : "within";
};

type Rule = {
  readonly yardstick: Yardstick;
  readonly workplaceCounts: boolean;
  readonly label: Words;
  readonly verified: boolean;
  readonly isMediCal: boolean;
};

const mediCalRule = (input: DistanceInput, content: Content): Rule | null => {
  const county = countyNamed(content, input.county ?? "");
  if (county === null) return null;
  const { mediCal } = content.distance;
  return {
    yardstick: mediCal[input.service][county.class],
    workplaceCounts: mediCal.workplaceCounts,
    label: mediCal.label,
    verified: mediCal.source.verified && county.source.verified,
    isMediCal: true,
  };
};

const commercialRule = (content: Content): Rule => {
  const { commercial } = content.distance;
  return {
    yardstick: commercial.yardstick,
    workplaceCounts: commercial.workplaceCounts,
    label: commercial.label,
    verified: commercial.source.verified,
    isMediCal: false,
  };
};

const smaller = (a: Yardstick, b: Yardstick): Yardstick => ({
  miles: Math.min(a.miles, b.miles),
  minutes: Math.min(a.minutes, b.minutes),
});

/** An unknown line of business is held to the shorter of both yardsticks, from home only. */
const ruleFor = (input: DistanceInput, content: Content): Rule | null => {
  if (input.lineOfBusiness === "medi-cal" || input.lineOfBusiness === "medi-cal-county")
    return mediCalRule(input, content);
  const commercial = commercialRule(content);
  if (input.lineOfBusiness !== "unknown") return commercial;
  const mediCal = mediCalRule(input, content);
  return {
    ...commercial,
    yardstick:
      mediCal === null ? commercial.yardstick : smaller(commercial.yardstick, mediCal.yardstick),
    workplaceCounts: false,
    verified: false,
  };
};

const words = {
  within: { en: "Within the yardstick", es: "Dentro de la medida" },
  withinWork: {
    en: "Within the yardstick, from the workplace",
    es: "Dentro de la medida, desde el trabajo",
  },
  exceeds: { en: "Over the yardstick", es: "Por encima de la medida" },
  exceedsCheck: {
    en: "Over the yardstick: ask whether another standard was granted here",
    es: "Por encima de la medida: pregunte si se concedió otra norma aquí",
  },
  county: { en: "county of the home", es: "condado de la casa" },
  figure: { en: "miles and minutes one way", es: "millas y minutos de ida" },
  minutes: { en: "minutes one way", es: "minutos de ida" },
  miles: { en: "miles one way", es: "millas de ida" },
  askWork: {
    en: "the workplace counts as well: ask for miles and minutes from there",
    es: "también cuenta el trabajo: pregunte millas y minutos desde allí",
  },
  toConfirm: { en: "rule to confirm", es: "norma por confirmar" },
  estimate: {
    en: "straight-line estimate between ZIP areas",
    es: "estimación en línea recta entre códigos postales",
  },
} as const satisfies Record<string, Words>;

const missingFor = (figure: Deciding | null): Words => {
  if (figure === null) return words.figure;
  return figure.minutes === null ? words.minutes : words.miles;
};

/** "15 mi or 30 min". */
export const yardstickWords = (yardstick: Yardstick, combine: "or" | "and"): Words => ({
  en: `${yardstick.miles} mi ${combine} ${yardstick.minutes} min`,
  es: `${yardstick.miles} mi ${combine === "or" ? "o" : "y"} ${yardstick.minutes} min`,
});

const notYet = (missing: Words, content: Content, rule: Rule | null): DistanceFinding => ({
  result: "not-assessable",
  by: null,
  yardstick: rule?.yardstick ?? null,
  combine: content.distance.combine,
  alternativeStandardCheck: false,
  label: rule?.label ?? null,
  headline: {
    en: `Not assessable yet: ${missing.en}`,
    es: `Aún no se puede evaluar: ${missing.es ?? ""}`,
  },
  missing: [missing],
  remarks: [],
  contentVersion: content.version,
});

/**
 * Whether a clinic lies within the yardstick of the member's line of business. It says "within" or
 * "over the yardstick", never that a distance is lawful.
 */
export const judgeDistance = (input: DistanceInput, content: Content): DistanceFinding => {
  const rule = ruleFor(input, content);
  if (rule === null) return notYet(words.county, content, null);
  const { combine } = content.distance;
  const [home, workplace] = [decidingFigure(input.home), decidingFigure(input.workplace)];
  const fromHome = judgeFigure(home, rule.yardstick, combine);
  const fromWork = rule.workplaceCounts
    ? judgeFigure(workplace, rule.yardstick, combine)
    : "exceeds";
  const remarks = [
    ...(rule.verified ? [] : [words.toConfirm]),
    ...(home?.milesBy === "straight-line" ? [words.estimate] : []),
  ];
  if (fromHome !== "within" && fromWork !== "within") {
    if (fromHome === "unknown") return notYet(missingFor(home), content, rule);
    // Without a workplace figure the home alone decides; one that was begun must be finished.
    if (fromWork === "unknown" && workplace !== null)
      return notYet(missingFor(workplace), content, rule);
  }
  const by = fromHome === "within" ? "home" : fromWork === "within" ? "workplace" : null;
  const exceeds = rule.isMediCal ? words.exceedsCheck : words.exceeds;
  // Home or workplace, either is enough: over it from the one says nothing of the other.
  const ask = by === null && rule.workplaceCounts && workplace === null ? [words.askWork] : [];
  return {
    result: by === null ? "exceeds" : "within",
    by,
    yardstick: rule.yardstick,
    combine,
    alternativeStandardCheck: by === null && rule.isMediCal,
    label: rule.label,
    headline: by === null ? exceeds : by === "home" ? words.within : words.withinWork,
    missing: [],
    remarks: [...remarks, ...ask],
    contentVersion: content.version,
  };
};
