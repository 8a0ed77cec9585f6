import { type BrowserContext } from "playwright-core";
import { accept } from "#shared/result.ts";
import { type Print } from "../host.ts";
import { PRINT_HEADERS, printedHtml } from "../printing/printed-page.ts";
import { notPrinted } from "../printing/refusals.ts";

export const PRINT_ORIGIN = "https://print.accessline.invalid";

/** Runs in the page: its own print window opens, and closes in whatever way. */
const pageSide = (): Promise<void> =>
  new Promise<void>((closed) => {
    const window = globalThis as unknown as {
      addEventListener: (kind: "afterprint", listener: () => void) => void;
      print: () => void;
    };
    window.addEventListener("afterprint", () => closed());
    window.print();
  });

/**
 * A page of its own, answered once and from memory. With a window the browser's print window opens; a
 * journey has none, and takes the PDF.
 */
export const printFromMemory =
  (context: BrowserContext, onPrinted: ((pdf: Uint8Array) => void) | undefined): Print =>
  async (printed) => {
    const page = await context.newPage();
    try {
      const body = printedHtml(printed);
      await page.route(
        `${PRINT_ORIGIN}/`,
        (route) => route.fulfill({ status: 200, headers: { ...PRINT_HEADERS }, body }),
        { times: 1 },
      );
      await page.goto(`${PRINT_ORIGIN}/`);
      if (onPrinted === undefined) await page.evaluate(pageSide);
      else onPrinted(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
      return accept(null);
    } catch {
      return notPrinted();
    } finally {
      await page.close().catch(() => undefined);
    }
  };
