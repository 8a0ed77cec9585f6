import { readFile } from "node:fs/promises";
import { z } from "zod";
import { Content } from "#shared/content/content.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import { contentJudgement } from "./work/content-judgement.ts";
import { type Judgement } from "./work/judgement.ts";

/** The content a build ships with, checked like any other border. */
export const loadJudgement = async (path: string): Promise<Result<Judgement>> => {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch {
    return refuse(
      "content-not-there",
      `${path} cannot be read. Run npm run build, or install the workstation again.`,
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refuse(
      "content-not-json",
      `${path} is damaged. Run npm run build, or install the workstation again.`,
    );
  }
  const parsed = Content.safeParse(json);
  return parsed.success
    ? accept(contentJudgement(parsed.data))
    : refuse(
        "content-not-valid",
        `${path}: ${z.prettifyError(parsed.error)}. Run npm run build, or install the workstation again.`,
      );
};
