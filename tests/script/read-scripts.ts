import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { NeutralPhrases, Palette } from "#shared/script/numbers-schema.ts";
import { Scripts } from "#shared/script/schema.ts";

const content = new URL("../../content/", import.meta.url);
const read = (path: string): unknown => parse(readFileSync(new URL(path, content), "utf8"));

export const readScripts = (): Scripts =>
  Scripts.parse(readdirSync(new URL("scripts/", content)).map((file) => read(`scripts/${file}`)));

export const readPalette = (): Palette => Palette.parse(read("numbers/palette.yaml"));

export const readPhrases = (): NeutralPhrases => NeutralPhrases.parse(read("phrases/neutral.yaml"));
