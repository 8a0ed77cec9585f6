import {
  findAll,
  type CompiledCues,
  type CompiledLanguage,
  type Findings,
  type Found,
  type OwnedCue,
} from "./compile-cues.ts";
import { type CrisisKind, type CueLanguage, type CueRules, type Use } from "./schema.ts";
import { meaningsOf, windowsOf, type Feature, type Windows } from "./features.ts";
import { tokensOf, type Token } from "./tokens.ts";
import { weighSpelling } from "./spelling.ts";
import { weigh } from "./weigh.ts";

/** Where the words stand in the statement as typed: start inclusive, end exclusive. */
export type Span = { readonly start: number; readonly end: number };

export type Suggestion = {
  readonly use: Use;
  /** The words that made it think so, as typed. */
  readonly because: string;
  readonly span: Span;
};

/** What the listening aid makes of a statement. It suggests; it never decides. */
export type Heard = {
  /** At most three, best first. */
  readonly suggestions: readonly Suggestion[];
  readonly crisis: {
    readonly raised: boolean;
    readonly because: string | null;
    readonly kind: CrisisKind | null;
    readonly span: Span | null;
  };
};

type Evidence = { readonly cue: OwnedCue; readonly span: Span; readonly weight: number };

const negationReach = 4;

const isNegated = (language: CompiledLanguage, tokens: readonly Token[], from: number): boolean => {
  const sentence = tokens[from]?.sentence;
  for (let at = from - 1; at >= from - negationReach; at -= 1) {
    const token = tokens[at];
    if (token?.sentence !== sentence || token === undefined) return false;
    if (language.barriers.has(token.word)) return false;
    if (language.negators.has(token.word)) return true;
  }
  return false;
};

const spanOf = (tokens: readonly Token[], { from, to }: Found): Span => ({
  start: tokens[from]?.start ?? 0,
  end: tokens[to - 1]?.end ?? 0,
});

const overlaps = (a: Found, b: Found): boolean => a.from < b.to && b.from < a.to;

const joined = (a: Found, b: Found): Found => ({
  ...a,
  from: Math.min(a.from, b.from),
  to: Math.max(a.to, b.to),
});

/** A cue is heard once; a word list once for each of its words. Null: heard already. */
const keyOf = (
  match: Found,
  cue: OwnedCue,
  tokens: readonly Token[],
  heard: ReadonlyMap<string, Evidence>,
): string | null => {
  const once = `${match.owner}`;
  if (cue.upTo === undefined) return heard.has(once) ? null : once;
  const each = `${once} ${tokens[match.from]?.word ?? ""}`;
  const count = [...heard.keys()].filter((key) => key.startsWith(`${once} `)).length;
  return heard.has(each) || count >= cue.upTo ? null : each;
};

const evidenceOf = (
  language: CompiledLanguage,
  tokens: readonly Token[],
  { found, conditions }: Findings,
  { pastShare }: CueRules,
): Evidence[] => {
  const figures = found.filter(({ role }) => role === "figure");
  const sentenceOf = ({ from }: Found) => tokens[from]?.sentence;
  const past = new Set(found.filter(({ role }) => role === "past").map(sentenceOf));
  const conditionsOf = (owner: number, role: Found["role"]) =>
    conditions.filter((match) => match.owner === owner && match.role === role);
  const isMeant = (match: Found, cue: OwnedCue): boolean => {
    if (figures.some((figure) => overlaps(figure, match))) return false;
    const negation = cue.negation ?? (cue.use === "crisis" ? "silences" : "ignored");
    return negation === "ignored" || !isNegated(language, tokens, match.from);
  };
  const heard = new Map<string, Evidence>();
  for (const match of found) {
    const cue = language.cues[match.owner];
    if (match.role !== "any" || cue === undefined) continue;
    const key = keyOf(match, cue, tokens, heard);
    if (key === null || !isMeant(match, cue)) continue;
    if (cue.also && conditionsOf(match.owner, "also").length === 0) continue;
    if (cue.unless && conditionsOf(match.owner, "unless").length > 0) continue;
    const partner = conditionsOf(match.owner, "beside").find(
      (other) =>
        sentenceOf(other) === sentenceOf(match) && !overlaps(other, match) && isMeant(other, cue),
    );
    if (cue.beside && partner === undefined) continue;
    const share = cue.use === "crisis" && past.has(sentenceOf(match)) ? pastShare : 1;
    const span = spanOf(tokens, partner ? joined(match, partner) : match);
    heard.set(key, { cue, span, weight: cue.weight * share });
  }
  return [...heard.values()];
};

/** The language said to be spoken, and the other too where its everyday words are seen as well. */
const languagesIn = (cues: CompiledCues, text: string, lang: string): CompiledLanguage[] => {
  const words = new Set(text.toLowerCase().match(/\p{L}+/gu) ?? []);
  const marks = ({ marks: everyday }: CompiledLanguage) =>
    [...everyday].filter((word) => words.has(word)).length;
  const own = cues.languages.find((language) => language.lang === lang) ?? cues.languages[0];
  return cues.languages.filter((language) => language === own || marks(language) >= 3);
};

export type Scored = {
  use: Use;
  score: number;
  best: Pick<Evidence, "weight" | "span"> & { kind?: CrisisKind | undefined };
};

const scores = (evidence: readonly Evidence[]): Scored[] => {
  const byUse = new Map<Use, Scored>();
  for (const piece of evidence) {
    const { weight, span } = piece;
    const { use, kind } = piece.cue;
    const scored = byUse.get(use);
    const best = { weight, span, kind };
    if (scored === undefined) byUse.set(use, { use, score: weight, best });
    else {
      scored.score += weight;
      if (weight > scored.best.weight) scored.best = best;
    }
  }
  return [...byUse.values()].sort((a, b) => b.score - a.score);
};

const concerns: ReadonlySet<Use> = new Set<Use>([
  "initial-appointment",
  "between-appointments",
  "appointment-length",
  "travel-distance",
  "appointment-type",
]);

/** Concerns compete with each other; what the line is not for is heard beside them. */
const choose = (scored: readonly Scored[], rules: CueRules, crisis: Scored | null): Scored[] => {
  const uses = scored.filter(({ use }) => use !== "crisis");
  const plain = uses.filter(({ score }) => score >= rules.suggestAt);
  const guess = uses.filter(({ score }) => score >= rules.guessAt).slice(0, 1);
  const heard = plain.length > 0 ? plain : guess;
  const ours = heard.filter(({ use }) => concerns.has(use));
  const best = ours[0]?.score ?? 0;
  const shares = [0, rules.secondShare, rules.thirdShare];
  const kept = ours.filter(({ score }, index) => score >= best * (shares[index] ?? 2));
  const others = heard.filter(({ use, score }) => {
    if (concerns.has(use)) return false;
    const yielding = rules.yields.find((rule) => rule.use === use);
    return yielding === undefined || best < yielding.share * score;
  });
  const [first, ...rest] = [...kept, ...others].sort((a, b) => b.score - a.score);
  if (first === undefined) return crisis === null ? [] : [crisis];
  const concern = kept.find((each) => each !== first);
  const second = concerns.has(first.use) || concern === undefined ? rest[0] : concern;
  const chosen = [first, ...(second ? [second] : []), ...rest.filter((each) => each !== second)];
  if (crisis === null) return chosen.slice(0, 3);
  // The crisis has a strip of its own above these keys; here it comes after the concerns.
  const room = chosen.slice(0, 2);
  return concerns.has(first.use) ? [...room, crisis] : [crisis, ...room];
};

/** What a statement holds, before anything is decided: what patterns score, and what the weights are put on. */
export type Sight = {
  readonly text: string;
  readonly scored: readonly Scored[];
  readonly windows: Windows;
};

/** Reads a statement with the patterns and meanings of its languages. */
export const sightOf = (text: string, lang: string, cues: CompiledCues): Sight => {
  const seen = languagesIn(cues, text, lang).map((language) => {
    const tokens = tokensOf(text, language.words);
    const findings = findAll(language, tokens);
    const meant = meaningsOf(cues, language, tokens, findings.found, isNegated);
    return {
      evidence: evidenceOf(language, tokens, findings, cues.rules),
      windows: windowsOf(tokens, meant),
    };
  });
  const whole = new Map<string, Feature>();
  for (const feature of seen.flatMap(({ windows }) => windows.whole))
    if (!whole.has(feature.name)) whole.set(feature.name, feature);
  return {
    text,
    scored: scores(seen.flatMap(({ evidence }) => evidence)),
    windows: {
      whole: [...whole.values()],
      parts: seen.flatMap(({ windows }) => windows.parts),
    },
  };
};

type Weighing = NonNullable<CueRules["weighing"]>;

/** What the patterns found and what the weights say, as log-odds of each use. */
const weighed = (
  { text, scored, windows }: Sight,
  cues: CompiledCues,
  rules: Weighing,
): Scored[] => {
  const all = [...cues.weights].map(([use, weights]) => {
    const known = scored.find((each) => each.use === use);
    const isCrisis = use === "crisis";
    const meant = weigh(windows, weights);
    const spelled = isCrisis ? weighSpelling(text, cues.spelling) : null;
    const score = meant.score + rules.spellingShare * (spelled?.score ?? 0);
    const { start, end } = meant.end > meant.start || spelled === null ? meant : spelled;
    const share = isCrisis ? rules.crisisPatternShare : rules.patternShare;
    const most = isCrisis ? rules.crisisPatternMost : rules.patternMost;
    const points = Math.max(rules.patternLeast, Math.min(most, known?.score ?? 0));
    const best =
      known !== undefined && known.best.weight > 0
        ? known.best
        : { weight: 0, span: { start, end }, kind: isCrisis ? ("indirect" as const) : undefined };
    return { use, score: score + share * points, best };
  });
  // A use that is plainly heard speaks a little against a crisis: most calls have one reason.
  const plainest = Math.max(...all.map(({ use, score }) => (use === "crisis" ? -Infinity : score)));
  return all.map((each) =>
    each.use === "crisis" && Number.isFinite(plainest)
      ? { ...each, score: each.score - rules.othersAgainst * plainest }
      : each,
  );
};

/** The likeliest uses first; a crisis has a strip of its own, so here it comes after the concerns. */
const chooseWeighed = (
  all: readonly Scored[],
  rules: Weighing,
  raised: Scored | null,
): Scored[] => {
  const bars = [rules.first, rules.second, rules.third];
  const chosen = all
    .filter(({ use, best }) => use !== "crisis" && best.span.end > best.span.start)
    .sort((a, b) => b.score - a.score)
    .filter(({ score }, index) => score >= (bars[index] ?? Infinity));
  if (raised === null) return chosen;
  const [first] = chosen;
  const room = chosen.slice(0, 2);
  return first !== undefined && concerns.has(first.use) ? [...room, raised] : [raised, ...room];
};

const decide = (sight: Sight, cues: CompiledCues): { chosen: Scored[]; crisis: Scored | null } => {
  const { rules } = cues;
  const { weighing } = rules;
  if (weighing !== undefined && cues.weights.size > 0) {
    const all = weighed(sight, cues, weighing);
    const heard = all.find(({ use }) => use === "crisis");
    const isPlain = sight.scored.some(
      ({ use, score, best }) =>
        use === "crisis" && best.kind === "direct" && score >= weighing.plainAt,
    );
    const isRaised = heard !== undefined && (isPlain || heard.score >= weighing.crisis);
    const crisis = isRaised ? heard : null;
    return { chosen: chooseWeighed(all, weighing, crisis), crisis };
  }
  const { scored } = sight;
  const heard = scored.find(({ use }) => use === "crisis");
  const isAlone = !scored.some(({ use, score }) => use !== "crisis" && score >= rules.guessAt);
  const bar = isAlone ? rules.crisisAloneAt : rules.crisisAt;
  const crisis = heard !== undefined && heard.score >= bar ? heard : null;
  return { chosen: choose(scored, rules, crisis), crisis };
};

/**
 * Listens to what was typed: quotes or desk shorthand, English or Spanish.
 * `lang` is the caller's language; anything but "es" is heard as English.
 */
export const hear = (text: string, lang: CueLanguage | string, cues: CompiledCues): Heard => {
  const { chosen, crisis } = decide(sightOf(text, lang, cues), cues);
  const words = ({ start, end }: Span) => text.slice(start, end);
  return {
    suggestions: chosen.map(({ use, best }) => ({
      use,
      because: words(best.span),
      span: best.span,
    })),
    crisis: {
      raised: crisis !== null,
      because: crisis === null ? null : words(crisis.best.span),
      kind: crisis === null ? null : (crisis.best.kind ?? "direct"),
      span: crisis?.best.span ?? null,
    },
  };
};
