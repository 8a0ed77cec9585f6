import { z } from "zod";
import { PromptView } from "./word-views.ts";

/** A clinic of the content as it stands now, with the line that is ours and never given out. */
export const ClinicView = z.object({
  id: z.string(),
  /** Name and town: what is typed when it is chosen. */
  name: z.string(),
  region: z.string(),
  /** In the region of this call. */
  isNear: z.boolean(),
  backLine: z.string(),
  askFor: z.string(),
  open: z.boolean(),
  /** "open now · closes in 4 min" · "closed · opens Mon, Nov 30, 8 AM". */
  status: z.string(),
  /** "Mon–Fri, 8 AM–5:30 PM". */
  hours: z.string(),
});
export type ClinicView = z.infer<typeof ClinicView>;

/** What the panel shows: the clinics there are, and what to say to the one that is called. */
export const ClinicPanel = z.object({ clinics: z.array(ClinicView), prompts: z.array(PromptView) });
export type ClinicPanel = z.infer<typeof ClinicPanel>;

/** One contact with a clinic as it was told. */
export const ContactView = z.object({
  /** The name of the entry; the first one's is "first". */
  id: z.string(),
  /** Empty while nobody said which. */
  clinic: z.string(),
  /** Empty while it is not known. */
  result: z.string(),
  /** "spoke with Dana · caller holds". */
  detail: z.string(),
  /** "slot Fri, Nov 27, 3:00 PM · held until Thu, Nov 26, 12:00 PM"; empty without one. */
  slot: z.string(),
  /** "Thanksgiving Day: clinic closed, check"; empty where nothing is to be checked. */
  remark: z.string(),
});
export type ContactView = z.infer<typeof ContactView>;
