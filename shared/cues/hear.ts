import {
  findAll,
  type CompiledCues,
  type CompiledLanguage,
  type Found,
  type OwnedCue,
} from "./compile-cues.ts";
import { type CrisisKind, type CueLanguage, type CueRules, type Use } from "./schema.ts";
import { tokensOf, type Token } from "./tokens.ts";

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

const evidenceOf = (language: CompiledLanguage, text: string): Evidence[] => {
  const tokens = tokensOf(text, language.words);
  const found = findAll(language, tokens);
  const figures = found.filter(({ role }) => role === "figure");
  const said = (owner: number, role: Found["role"]) =>
    found.some((match) => match.owner === owner && match.role === role);
  const heard = new Map<string, Evidence>();
  for (const match of found) {
    const cue = language.cues[match.owner];
    if (match.role !== "any" || cue === undefined) continue;
    const key = keyOf(match, cue, tokens, heard);
    if (key === null) continue;
    if (cue.also && !said(match.owner, "also")) continue;
    if (cue.unless && said(match.owner, "unless")) continue;
    if (figures.some((figure) => overlaps(figure, match))) continue;
    const negation = cue.negation ?? (cue.use === "crisis" ? "silences" : "ignored");
    if (negation === "silences" && isNegated(language, tokens, match.from)) continue;
    heard.set(key, { cue, span: spanOf(tokens, match), weight: cue.weight });
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

type Scored = { use: Use; score: number; best: Evidence };

const scores = (evidence: readonly Evidence[]): Scored[] => {
  const byUse = new Map<Use, Scored>();
  for (const piece of evidence) {
    const { weight } = piece;
    const { use } = piece.cue;
    const scored = byUse.get(use);
    if (scored === undefined) byUse.set(use, { use, score: weight, best: piece });
    else {
      scored.score += weight;
      if (weight > scored.best.weight) scored.best = piece;
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

/**
 * Listens to what was typed: quotes or desk shorthand, English or Spanish.
 * `lang` is the caller's language; anything but "es" is heard as English.
 */
export const hear = (text: string, lang: CueLanguage | string, cues: CompiledCues): Heard => {
  const evidence = languagesIn(cues, text, lang).flatMap((language) => evidenceOf(language, text));
  const scored = scores(evidence);
  const crisis = scored.find(({ use }) => use === "crisis") ?? null;
  const raised = crisis !== null && crisis.score >= cues.rules.crisisAt;
  const words = ({ start, end }: Span) => text.slice(start, end);
  return {
    suggestions: choose(scored, cues.rules, raised ? crisis : null).map(({ use, best }) => ({
      use,
      because: words(best.span),
      span: best.span,
    })),
    crisis: {
      raised,
      because: raised ? words(crisis.best.span) : null,
      kind: raised ? (crisis.best.cue.kind ?? "direct") : null,
      span: raised ? crisis.best.span : null,
    },
  };
};
