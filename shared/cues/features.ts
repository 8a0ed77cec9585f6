import { type CompiledCues, type CompiledLanguage, type Found } from "./compile-cues.ts";
import { type Token } from "./tokens.ts";

/** Something heard in a window of a statement, and where it stands in the statement as typed. */
export type Feature = { readonly name: string; readonly start: number; readonly end: number };

/** A meaning that was found: `@id`, or `!@id` where it is negated. */
export type Meant = Feature & { readonly sentence: number };

const endings =
  /(ingly|ation|mente|ando|iendo|aron|ieron|aban|idas|idos|adas|ados|ing|ness|ies|ada|ado|ida|ido|aba|ban|ia|ed|es|ly|er|as|os|an|en|s|a|o|e)$/;

/** A word without its ending, at most seven letters: two forms of one word should be one. */
export const stemOf = (word: string): string => {
  if (word.length <= 4) return word;
  const cut = word.replace(endings, "");
  return (cut.length >= 4 ? cut : word).slice(0, 7);
};

/** Words that carry no meaning of their own: alone they are no feature, and two of them in a row are none. */
const empty = new Set(
  (
    "the a an and of to in at on for is it that this was be as so by i you he she they we me him her them us my your his their our " +
    "its s am are were been do does did have has had not no will would can could if or but when then there here what who with from up out " +
    "about just like get got go going one all some any too very than because into over down off how why where which while after before " +
    "el la los las un una unos unas de y o en es lo le les se con por al del que me te nos mi mis su sus tu yo ella ellos no ya si como " +
    "para pero esta este eso esa estoy estaba ha he han hay muy mas nada todo ni son fue ser"
  ).split(" "),
);

/** The stems of a sentence, and each two neighbours of which one carries a meaning. */
const stemsOf = (tokens: readonly Token[]): Feature[] => {
  const features: Feature[] = [];
  let before: (Feature & { isEmpty: boolean }) | null = null;
  for (const { word, start, end, isNumber } of tokens) {
    const name = isNumber ? "#" : stemOf(word);
    const isEmpty = isNumber || empty.has(word);
    if (!isEmpty) features.push({ name, start, end });
    if (before !== null && !(isEmpty && before.isEmpty))
      features.push({ name: `${before.name} ${name}`, start: before.start, end });
    before = { name, start, end, isEmpty };
  }
  return features;
};

const onceEach = (features: readonly Feature[]): Feature[] => {
  const byName = new Map<string, Feature>();
  for (const feature of features) if (!byName.has(feature.name)) byName.set(feature.name, feature);
  return [...byName.values()];
};

/** Two meanings in one sentence are a feature of their own, in whichever order they were said. */
const pairsOf = (meant: readonly Feature[]): Feature[] =>
  meant.flatMap((one) =>
    meant
      .filter((other) => one.name < other.name)
      .map((other) => ({
        name: `${one.name} ${other.name}`,
        start: Math.min(one.start, other.start),
        end: Math.max(one.end, other.end),
      })),
  );

/** The meanings found in a statement, each with its sentence; `!` before those that are negated. */
export const meaningsOf = (
  cues: CompiledCues,
  language: CompiledLanguage,
  tokens: readonly Token[],
  found: readonly Found[],
  isNegated: (language: CompiledLanguage, tokens: readonly Token[], from: number) => boolean,
): Meant[] =>
  found
    .filter(({ role }) => role === "meaning")
    .map(({ owner, from, to }) => ({
      name: `${isNegated(language, tokens, from) ? "!@" : "@"}${cues.meanings[owner] ?? ""}`,
      start: tokens[from]?.start ?? 0,
      end: tokens[to - 1]?.end ?? 0,
      sentence: tokens[from]?.sentence ?? 0,
    }));

export type Windows = {
  /** Everything in the statement. */
  readonly whole: readonly Feature[];
  /** Each sentence, then each two sentences in a row. */
  readonly parts: readonly (readonly Feature[])[];
};

/** A statement as what was heard in it: danger is often one sentence among many, a concern is in them all. */
export const windowsOf = (tokens: readonly Token[], meant: readonly Meant[]): Windows => {
  // Grouped once: a pasted page has thousands of sentences, and looking through it for each is felt.
  const meantIn = Map.groupBy(meant, ({ sentence }) => sentence);
  const sentences = [...Map.groupBy(tokens, ({ sentence }) => sentence)].map(([at, words]) => {
    const here = onceEach(meantIn.get(at) ?? []);
    return onceEach([...stemsOf(words), ...here, ...pairsOf(here)]);
  });
  const inARow = sentences
    .slice(1)
    .map((features, index) => onceEach([...(sentences[index] ?? []), ...features]));
  return { whole: onceEach(sentences.flat()), parts: [...sentences, ...inARow] };
};
