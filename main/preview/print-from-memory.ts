import { type BrowserContext, type Page } from "playwright-core";
import { accept } from "#shared/result.ts";
import { type Pdf, type Print } from "../host.ts";
import { PRINT_HEADERS, type PrintedPage, printedHtml } from "../printing/printed-page.ts";
import { noPdf, notPrinted } from "../printing/refusals.ts";

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

/** A page of its own, answered once and from memory, gone afterwards. */
const shown = async <T>(
  context: BrowserContext,
  printed: PrintedPage,
  use: (page: Page) => Promise<T>,
): Promise<T> => {
  const page = await context.newPage();
  try {
    const body = printedHtml(printed);
    await page.route(
      `${PRINT_ORIGIN}/`,
      (route) => route.fulfill({ status: 200, headers: { ...PRINT_HEADERS }, body }),
      { times: 1 },
    );
    await page.goto(`${PRINT_ORIGIN}/`);
    return await use(page);
  } finally {
    await page.close().catch(() => undefined);
  }
};

const pdfOf = async (page: Page): Promise<Uint8Array> =>
  new Uint8Array(await page.pdf({ preferCSSPageSize: true }));

/** The browser's own print-to-PDF; a browser that cannot says so. */
export const pdfFromMemory =
  (context: BrowserContext): Pdf =>
  async (printed) => {
    try {
      return accept(await shown(context, printed, pdfOf));
    } catch {
      return noPdf();
    }
  };

/** With a window the browser's print window opens; a journey has none, and takes the PDF. */
export const printFromMemory =
  (context: BrowserContext, onPrinted: ((pdf: Uint8Array) => void) | undefined): Print =>
  async (printed) => {
    try {
      await shown(context, printed, async (page) => {
        if (onPrinted === undefined) await page.evaluate(pageSide);
        else onPrinted(await pdfOf(page));
      });
      return accept(null);
    } catch {
      return notPrinted();
    }
  };
