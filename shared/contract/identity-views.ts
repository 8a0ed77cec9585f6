import { z } from "zod";

/** What may be told to this caller now. */
export const MaySay = z.object({
  lamp: z.enum(["anything", "told-us", "nothing"]),
  /** "May say: only what Rosa told us". */
  words: z.string(),
});

/** Who is on the line, where that changes the words of the crisis path. */
export const CrisisAbout = z.enum(["minor", "deceased"]);

/** One of the three marks: who the caller is, who the member is, what links them. */
export const IdentityMark = z.object({
  label: z.string(),
  words: z.string(),
  tone: z.enum(["ok", "open", "no"]),
});

/** What the workstation makes of who calls; every sentence is for the specialist, none for the caller. */
export const IdentityView = z.object({
  marks: z.array(IdentityMark).max(3),
  /** Why the lamp stands as it does, and what would change it. */
  because: z.string(),
  /** What may be said now, and what not yet. */
  may: z.array(z.string()),
  notYet: z.array(z.string()),
  /** Set while earlier calls and cases stay out of sight: why. */
  storyHidden: z.string().nullable(),
  crisisAbout: CrisisAbout.nullable(),
  /** Which questions about authority apply to this caller and this member. */
  asks: z.object({
    relation: z.boolean(),
    custody: z.boolean(),
    authority: z.boolean(),
    paper: z.boolean(),
    consent: z.boolean(),
    episode: z.boolean(),
    safeContact: z.boolean(),
  }),
});
export type IdentityView = z.infer<typeof IdentityView>;
