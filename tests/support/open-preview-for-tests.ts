import { join } from "node:path";
import { type MachineClock } from "#main/clock.ts";
import { findBrowser } from "#main/preview/browser.ts";
import { openPreview, type Preview } from "#main/preview/open-preview.ts";
import { type PreviewOptions } from "#main/preview/preview-host.ts";

type Options = Partial<PreviewOptions> & Pick<PreviewOptions, "dataFolder">;

/** The built workstation in real Chromium, without a window. Throws with the remedy where it is refused. */
export const openPreviewForTests = async (
  options: Options,
  clock: MachineClock,
): Promise<Preview> => {
  const browser = findBrowser();
  if (!browser.ok) throw new Error(browser.refusal.remedy);
  const opened = await openPreview(
    {
      browser: browser.value,
      distFolder: join(import.meta.dirname, "../../dist"),
      build: "test",
      headless: true,
      ...options,
    },
    clock,
  );
  if (!opened.ok) throw new Error(opened.refusal.remedy);
  return opened.value;
};
