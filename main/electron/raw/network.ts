import { session } from "electron";
import { type Transport } from "../../host.ts";

/** A session that keeps nothing on disk, with the system's proxy. */
const ownSession = async (): Promise<Electron.Session> => {
  const own = session.fromPartition("network", { cache: false });
  await own.setProxy({ mode: "system" });
  return own;
};
let asked: ReturnType<typeof ownSession> | null = null;

/** A plain fetch of a file, the same way. */
export const fetchWithSystem = async (url: string, signal: AbortSignal): Promise<Response> =>
  (await (asked ??= ownSession())).fetch(url, {
    redirect: "error",
    credentials: "omit",
    bypassCustomProtocolHandlers: true,
    signal,
  });

/** The system's proxy and certificates; a certificate that does not hold is never waved through. */
export const systemTransport: Transport = async ({ url, method, headers, body, timeoutMs }) => {
  const own = await (asked ??= ownSession());
  const answer = await own.fetch(url, {
    method,
    headers,
    ...(method === "GET" ? {} : { body }),
    redirect: "error",
    credentials: "omit",
    bypassCustomProtocolHandlers: true,
    signal: AbortSignal.timeout(timeoutMs),
  });
  return {
    status: answer.status,
    headers: Object.fromEntries(answer.headers.entries()),
    body: await answer.text(),
  };
};
