import { readdirSync, readFileSync } from "node:fs";
import { argv, exit, stderr, stdout } from "node:process";
import { parse } from "yaml";
import { z } from "zod";
import { compileCues } from "#shared/cues/compile-cues.ts";
import { hear } from "#shared/cues/hear.ts";
import { Cues } from "#shared/cues/schema.ts";

const Line = z.object({ id: z.string(), lang: z.string().default("en"), statement: z.string() });

const folder = new URL("../content/cues/", import.meta.url);

const readCues = (): Cues => {
  const sheets = readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => ({
      file,
      value: parse(readFileSync(new URL(file, folder), "utf8")) as unknown,
    }));
  const those = (fits: (file: string) => boolean) =>
    sheets.filter(({ file }) => fits(file)).map(({ value }) => value);
  return Cues.parse({
    rules: those((file) => file === "rules.yaml")[0],
    meanings: those((file) => file === "meanings.yaml")[0],
    weights: those((file) => file === "weights.yaml")[0],
    words: those((file) => file.startsWith("words.")),
    files: those((file) => !/^(rules|meanings|weights|words\.)/.test(file)),
  });
};

/** Reads lines with id, lang and statement; prints what the listening aid makes of each. */
const main = (file: string | undefined): void => {
  if (file === undefined) {
    stderr.write("Which file? npm run cues -- FILE.jsonl\n");
    exit(2);
  }
  const cues = compileCues(readCues());
  const lines = readFileSync(file, "utf8").split("\n");
  lines.forEach((text, index) => {
    if (text.trim() === "") return;
    const line = Line.safeParse(JSON.parse(text));
    if (!line.success) {
      stderr.write(`${file}:${index + 1}: needs id, lang and statement\n`);
      exit(1);
    }
    const { id, lang, statement } = line.data;
    const heard = hear(statement, lang, cues);
    const because = [
      ...(heard.crisis.because === null ? [] : [heard.crisis.because]),
      ...heard.suggestions.filter(({ use }) => use !== "crisis").map((each) => each.because),
    ];
    const suggestions = heard.suggestions.map(({ use }) => use);
    stdout.write(`${JSON.stringify({ id, suggestions, crisis: heard.crisis.raised, because })}\n`);
  });
};

main(argv[2]);
