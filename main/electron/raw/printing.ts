import { session } from "electron";
import { accept, type Result } from "#shared/result.ts";
import { type PrintedPage, PRINT_HEADERS, printedHtml } from "../../printing/printed-page.ts";
import { noPdf, notPrinted, printingCalledOff } from "../../printing/refusals.ts";
import { isOfPage, PRINT_ORIGIN, SCHEME } from "../addresses.ts";
import { fenceSession } from "./fence.ts";
import { openPrintWindow, type PrintWindow } from "./windows.ts";

/** Pages on their way to the printer, by address; each is here only while its window is. */
const inMemory = new Map<string, string>();
let ownSession: Electron.Session | null = null;

/** A session without `persist:` and without a cache lives in memory alone. */
const printSession = (): Electron.Session => {
  if (ownSession !== null) return ownSession;
  ownSession = session.fromPartition("printing", { cache: false });
  fenceSession(ownSession, PRINT_ORIGIN);
  ownSession.protocol.handle(SCHEME, ({ method, url }) => {
    const body = method === "GET" && isOfPage(PRINT_ORIGIN, url) ? inMemory.get(url) : undefined;
    return body === undefined
      ? new Response(null, { status: 404 })
      : new Response(body, { status: 200, headers: PRINT_HEADERS });
  });
  return ownSession;
};

/** A window for a page that lies in memory alone; the page is forgotten afterwards. */
const shown = async <T>(
  printed: PrintedPage,
  use: (window: PrintWindow) => T,
): Promise<Awaited<T>> => {
  const address = `${PRINT_ORIGIN}/${crypto.randomUUID()}`;
  inMemory.set(address, printedHtml(printed));
  const window = openPrintWindow(printSession());
  try {
    await window.load(address);
    return await use(window);
  } finally {
    inMemory.delete(address);
    window.close();
  }
};

/** Shows the system's print window. */
export const printFromMemory = async (printed: PrintedPage): Promise<Result<null>> => {
  try {
    const failed = await shown(printed, (window) => window.print());
    if (failed === null) return accept(null);
    return failed === "cancelled" ? printingCalledOff() : notPrinted();
  } catch {
    return notPrinted();
  }
};

export const pdfFromMemory = async (printed: PrintedPage): Promise<Result<Uint8Array>> => {
  try {
    return accept(await shown(printed, (window) => window.pdf()));
  } catch {
    return noPdf();
  }
};
