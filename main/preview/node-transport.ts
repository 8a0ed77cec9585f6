import { type Transport } from "../host.ts";

/** The network as plain Node reaches it. A cut of the network is a test's business: it passes its own. */
export const nodeTransport: Transport = async ({ url, method, headers, body, timeoutMs }) => {
  const answer = await fetch(url, {
    method,
    headers,
    ...(method === "GET" ? {} : { body }),
    redirect: "error",
    signal: AbortSignal.timeout(timeoutMs),
  });
  return {
    status: answer.status,
    headers: Object.fromEntries(answer.headers.entries()),
    body: await answer.text(),
  };
};
