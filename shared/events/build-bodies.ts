import { z } from "zod";
import { classified } from "./classified.ts";

const plain = (max: number) => classified("none", z.string().max(max));

/** What a supervisor did with a release at a desk. No path: a folder's name can be a person's. */
export const BuildJudged = z.object({
  what: classified("none", z.enum(["held", "refused", "exported", "handed-over"])),
  from: classified("none", z.enum(["folder", "feed"])),
  /** The build in use. */
  inUse: plain(40),
  /** "" where the manifest could not be read. */
  version: plain(40),
  /** The key's name, or the code of the refusal. */
  why: plain(80),
  at: classified("none", z.iso.datetime()),
});
export type BuildJudged = z.infer<typeof BuildJudged>;
