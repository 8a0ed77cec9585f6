import { type BrowserContext } from "playwright-core";

/** Runs in each page before its own scripts. */
const pageSide = (): void => {
  type Violation = {
    readonly effectiveDirective: string;
    readonly blockedURI: string;
    readonly sourceFile: string;
    readonly lineNumber: number;
  };
  const { accessLineViolation, document } = globalThis as unknown as {
    accessLineViolation: (words: string) => Promise<void>;
    document: { addEventListener: (kind: string, heard: (violation: Violation) => void) => void };
  };
  document.addEventListener("securitypolicyviolation", (violation) => {
    const { effectiveDirective, blockedURI, sourceFile, lineNumber } = violation;
    void accessLineViolation(
      `${effectiveDirective}: ${blockedURI} at ${sourceFile}:${String(lineNumber)}`,
    );
  });
};

/** Tells of everything that the policy of a page stops, in every page opened from now on. */
export const hearViolations = async (
  context: BrowserContext,
  told: (words: string) => void,
): Promise<void> => {
  await context.exposeBinding("accessLineViolation", (_from, words: unknown) =>
    told(String(words)),
  );
  await context.addInitScript(pageSide);
};
