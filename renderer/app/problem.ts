import { ORPCError } from "@orpc/client";
import { WORDS } from "./words.ts";

/** What went wrong, as the person at the desk reads it, and whether asking again may help. */
export type Problem = {
  readonly words: string;
  readonly kind: "refused" | "forbidden" | "failed";
};

const remedyOf = (data: unknown): string | null => {
  const remedy = (data as { remedy?: unknown } | null | undefined)?.remedy;
  return typeof remedy === "string" ? remedy : null;
};

/** The code of a refusal, where a screen goes on in another way than with the words; else null. */
export const refusalCodeOf = (thrown: unknown): string | null => {
  if (!(thrown instanceof ORPCError) || thrown.code !== "REFUSED") return null;
  const code = (thrown.data as { code?: unknown } | null | undefined)?.code;
  return typeof code === "string" ? code : null;
};

export const problemOf = (thrown: unknown): Problem => {
  if (thrown instanceof ORPCError) {
    const remedy = remedyOf(thrown.data);
    if (thrown.code === "REFUSED") return { kind: "refused", words: remedy ?? WORDS.refused };
    if (thrown.code === "FORBIDDEN") return { kind: "forbidden", words: remedy ?? WORDS.forbidden };
  }
  return { kind: "failed", words: WORDS.noAnswer };
};
