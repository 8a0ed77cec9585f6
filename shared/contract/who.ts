import { z } from "zod";

/** By what a caller and a member are recognised in what was recorded before. */
export const Who = z.object({
  /** Numbers as they can be compared (E.164). */
  phones: z.array(z.string().max(40)).max(4),
  memberNumber: z.string().max(40).nullable(),
  memberName: z.string().max(20_000),
  /** Plain date. */
  bornOn: z.iso.date().nullable(),
});
export type Who = z.infer<typeof Who>;

/** A call that sent the same caller on. */
export const EarlierBounce = z.object({ sentOnAt: z.iso.datetime() });
