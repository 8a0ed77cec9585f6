import { ORPCError } from "@orpc/server";

/** An expected "no" of main, as it crosses the border. */
export const refuse = (code: string, remedy: string): ORPCError<"REFUSED", object> =>
  new ORPCError("REFUSED", { data: { code, remedy }, defined: true });
