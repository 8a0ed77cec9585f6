import { session } from "electron";
import { type Transport } from "../../host.ts";

/** The system's proxy and certificates, in a session that keeps nothing. */
export const systemTransport: Transport = async ({ url, method, headers, body, timeoutMs }) => {
  const answer = await session.fromPartition("network").fetch(url, {
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
