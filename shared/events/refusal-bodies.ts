import { z } from "zod";
import { classified } from "./classified.ts";
import { EventId } from "./ids.ts";

/** What became of an event that the server refused; the event itself stays as it is. */
export const RefusalSettled = z.object({
  event: classified("none", EventId),
  how: classified("none", z.enum(["written-again", "left"])),
  at: classified("none", z.iso.datetime()),
});
export type RefusalSettled = z.infer<typeof RefusalSettled>;
