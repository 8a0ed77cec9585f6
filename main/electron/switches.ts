/** A release is what people work with; an `e2e` build is the same with a debugger let in, for journeys. */
export type Variant = "release" | "e2e";

/** What the journeys' driver adds by itself. */
const OF_THE_DRIVER = /^--(inspect=0|remote-debugging-port=0)$/;

/**
 * The arguments of a start that a release does not take: every switch. Chromium has hundreds that turn
 * protection off, let a debugger in or move data elsewhere, and nobody here needs one.
 */
export const refusedArguments = (args: readonly string[], variant: Variant): string[] =>
  args.filter((each) => each.startsWith("-") && !(variant === "e2e" && OF_THE_DRIVER.test(each)));

/** For journeys: the instant this start is taken for (milliseconds since 1970). A release does not read it. */
export const CLOCK_VARIABLE = "ACCESSLINE_CLOCK";

/** How far the clock of this start is set on from the machine's (milliseconds): 0, but for a journey's `e2e` build. */
export const clockSetOnBy = (
  variant: Variant,
  env: Readonly<Record<string, string | undefined>>,
  nowMs: number,
): number => {
  const asked = Number(env[CLOCK_VARIABLE] || Number.NaN);
  return variant === "e2e" && Number.isSafeInteger(asked) ? asked - nowMs : 0;
};
