import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import { type Page } from "playwright-core";
import { type Coverage } from "#shared/events/coverage.ts";
import { startElectron } from "./electron-program.ts";
import { Hands } from "./hands.ts";
import { openPreviewForTests } from "./open-preview-for-tests.ts";
import { type Relay, relayTo } from "./relay.ts";
import { type Centre } from "./thread.ts";

/** A desk that is known by its window and its cable alone, so that it may run in any program. */
export type JourneyDesk = {
  readonly page: Page;
  readonly network: Pick<Relay, "cut" | "mend">;
  /** How many kept events the desk's own screen counts as not yet with the server. */
  readonly unsent: () => Promise<number>;
  readonly close: () => Promise<void>;
};

type Started = { readonly page: Page; readonly close: () => Promise<void> };
type Violated = (words: string) => void;

const startPreview = async (
  dataFolder: string,
  { clock }: Centre,
  onViolation: Violated,
): Promise<Started> => {
  const { host, close } = await openPreviewForTests({ dataFolder, onViolation }, clock);
  return { page: host.page(), close };
};

/** Opens a desk on the host of `ACCESSLINE_HOST` (preview, or electron) and sets it up by keyboard. */
export const openJourneyDesk = async (
  centre: Centre,
  { name, coverage }: { readonly name: string; readonly coverage: Coverage },
): Promise<JourneyDesk> => {
  const dataFolder = mkdtempSync(join(tmpdir(), "accessline-desk-"));
  const violations: string[] = [];
  const violated: Violated = (words) => void violations.push(words);
  const started =
    env["ACCESSLINE_HOST"] === "electron"
      ? await startElectron(dataFolder, centre.clock.wallMs(), violated)
      : await startPreview(dataFolder, centre, violated);
  const relay = await relayTo(centre.server.url);
  const { page } = started;
  const hands = new Hands(page);
  await page.getByRole("heading", { name: "Set up this desk" }).waitFor();
  await hands.type("Server", relay.url);
  await hands.type(
    "One-time code",
    await centre.server.createEnrolmentCode({ deskName: name, coverage }),
  );
  await hands.press("Enter");
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  const count = page.locator("dt", { hasText: /^Unsent$/ }).locator("xpath=following-sibling::dd");
  return {
    page,
    network: relay,
    unsent: async () => Number(await count.textContent()),
    close: async () => {
      await started.close();
      await relay.close();
      if (violations.length > 0)
        throw new Error(`The pages' policy stopped something:\n${violations.join("\n")}`);
    },
  };
};
