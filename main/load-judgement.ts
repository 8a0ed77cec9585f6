import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { Content } from "#shared/content/content.ts";
import { type ZipPlaces } from "#shared/distance/straight-line.ts";
import { ZipTable, zipPlaces } from "#shared/distance/zip-table.ts";
import { parseJson } from "#shared/parse-json.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import { verifyEd25519 } from "./builds/ed25519.ts";
import { readTrust } from "./builds/trust.ts";
import { publishedIn } from "./content/published.ts";
import { sha256Of } from "./content/sha256.ts";
import { contentJudgement } from "./work/content-judgement.ts";
import { type Judgement } from "./work/judgement.ts";

/** Centres of ZIP areas beside the content; without them there is no estimate, only the caller's figure. */
const placesBeside = async (path: string): Promise<ZipPlaces> => {
  try {
    const text = await readFile(join(dirname(path), "zip-places.json"), "utf8");
    return zipPlaces(ZipTable.parse(JSON.parse(text)));
  } catch {
    return () => null;
  }
};

const shippedContent = async (path: string): Promise<Result<Content>> => {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch {
    return refuse(
      "content-not-there",
      `${path} cannot be read. Run npm run build, or install the workstation again.`,
    );
  }
  const json = parseJson(text);
  if (json === undefined)
    return refuse(
      "content-not-json",
      `${path} is damaged. Run npm run build, or install the workstation again.`,
    );
  const parsed = Content.safeParse(json);
  return parsed.success
    ? accept(parsed.data)
    : refuse(
        "content-not-valid",
        `${path}: ${z.prettifyError(parsed.error)}. Run npm run build, or install the workstation again.`,
      );
};

/** The content a build ships with, checked like any other border. */
export const loadJudgement = async (path: string): Promise<Result<Judgement>> => {
  const shipped = await shippedContent(path);
  return shipped.ok ? accept(contentJudgement(shipped.value, await placesBeside(path))) : shipped;
};

export type JudgementInUse = {
  readonly judgement: Judgement;
  /** What was published and not taken, and why: said on the screen. */
  readonly told: readonly string[];
};

/**
 * The content this desk works with: the latest that was published into the folder `content` of its data
 * and may be taken, else what the build ships with.
 */
export const judgementInUse = async (
  distFolder: string,
  dataFolder: string,
  nowMs: number,
): Promise<Result<JudgementInUse>> => {
  const path = join(distFolder, "content.json");
  const shipped = await shippedContent(path);
  if (!shipped.ok) return shipped;
  const { taken, refused } = await publishedIn(join(dataFolder, "content"), {
    trust: await readTrust(distFolder),
    verify: verifyEd25519,
    sha256: sha256Of,
    nowMs,
    label: shipped.value.label,
  });
  return accept({
    judgement: contentJudgement(taken?.content ?? shipped.value, await placesBeside(path)),
    told: refused.map((words) => `Published content was not taken. ${words}`),
  });
};
