import { z } from "zod";
import { only } from "./access.ts";
import { at, nothing } from "./at.ts";

const words = z.string();

/** One release that was looked at: how far it held, and why it was not taken. */
export const BuildOffer = z.object({
  /** Where it lies, as a person would name it. */
  from: words,
  steps: z.array(z.object({ step: words, words })),
  /** Null: every step held. */
  refusal: z.object({ code: words, words }).nullable(),
  release: z
    .object({
      version: words,
      signer: words,
      expires: words,
      files: z.array(z.object({ name: words, size: words })),
    })
    .nullable(),
  /** What was done with it, each a sentence with its time. */
  done: z.array(words),
});
export type BuildOffer = z.infer<typeof BuildOffer>;

export const BuildsView = z.object({
  inUse: z.object({
    version: words,
    signer: words,
    fuses: words,
    content: words,
    channel: words,
    trusts: z.array(words),
  }),
  /** Null: policy names no feed. */
  feed: words.nullable(),
  unsent: z.number(),
  /** Why nothing can be handed to the installer here; null: it can, once a release has held. */
  cannotInstall: words.nullable(),
  offer: BuildOffer.nullable(),
});
export type BuildsView = z.infer<typeof BuildsView>;

const supervisors = only("supervisor");
const folder = z.object({ folder: z.string().min(1).max(500) });

/** The builds of this desk: supervisors only, on the screen and here. */
export const buildsContract = {
  get: at(supervisors).input(nothing).output(BuildsView),
  lookInFolder: at(supervisors).input(folder).output(BuildsView),
  lookAtFeed: at(supervisors).input(nothing).output(BuildsView),
  exportTo: at(supervisors).input(folder).output(BuildsView),
  install: at(supervisors).input(nothing).output(BuildsView),
};
