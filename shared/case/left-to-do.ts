import type { ScopeView } from "../contract/views.ts";

/** How an open call stands, for what must still be done before it can be put away. */
export type OpenCall = {
  readonly crisisOpen: boolean;
  readonly safety: "keyed" | "asked-again" | "open";
  readonly verdict: ScopeView["verdict"];
  readonly hasCase: boolean;
  /** What a case still needs, in words; says nothing while no case is wanted. */
  readonly missing: readonly string[];
  /** Whether a call may be closed without the safety key: wrong number, test, no speech. */
  readonly mayCloseUnasked: boolean;
};

/** The steps of a call that are not done, in words, the most urgent first; the last is always how it ended. */
export const leftToDo = (call: OpenCall): string[] => {
  const wantsCase = (call.verdict === "in" || call.verdict === "mixed") && !call.hasCase;
  const asksSafety = call.safety === "open" && !call.mayCloseUnasked;
  return [
    ...(call.crisisOpen ? ["crisis open"] : []),
    ...(asksSafety ? ["the safety key"] : []),
    ...(call.safety === "asked-again" ? ["the safety key again"] : []),
    ...(call.verdict === "undecided" ? ["scope"] : []),
    ...(wantsCase ? call.missing.filter((need) => !need.includes("safety key")) : []),
    "how it ended",
  ];
};
