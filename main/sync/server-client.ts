import { createORPCClient, ORPCError } from "@orpc/client";
import { RPCLink } from "@orpc/client/fetch";
import { type ContractRouterClient } from "@orpc/contract";
import { LONGEST_LISTEN_MS, type ServerContract } from "#shared/contract/server.ts";
import {
  SIGNATURE_HEADER,
  SIGNED_AT_HEADER,
  signedText,
  STATION_HEADER,
} from "#shared/contract/signature.ts";
import { type StationId } from "#shared/events/ids.ts";
import { type Transport } from "../host.ts";
import { sha256 } from "../keys/hash.ts";
import { signWith, type StationKey } from "../keys/station-key.ts";

export type ServerClient = ContractRouterClient<ServerContract>;

/** The network did not carry the request: nothing is known of its effect. */
export class NetworkFailure extends Error {
  /** Which hop failed, as far as it can be told. */
  readonly hop: "no network" | "server" | "timeout" | "something in between";
  readonly retryAfterMs: number | null;
  constructor(hop: NetworkFailure["hop"], retryAfterMs: number | null = null) {
    super(`network: ${hop}`);
    this.hop = hop;
    this.retryAfterMs = retryAfterMs;
  }
}

export type Credentials = {
  readonly station: { readonly id: StationId; readonly key: StationKey } | null;
  readonly token: string | null;
};

const TIMEOUT_MS = 15_000;
/** What an answer may be late beyond the time that a listening takes. */
const LISTEN_GRACE_MS = 3_000;
const LISTEN_TIMEOUT_MS = LONGEST_LISTEN_MS + LISTEN_GRACE_MS;

const headersOf = (request: Request): Record<string, string> =>
  Object.fromEntries(request.headers.entries());

const isAnswerOfOurs = (contentType: string | undefined): boolean =>
  contentType?.includes("json") === true;

/** The server's time, where an answer says that a request was signed at another one. */
const clockRefusedAt = async (answer: Response): Promise<number | null> => {
  if (answer.status !== 422) return null;
  const told = await answer.clone().text();
  const at = Date.parse(answer.headers.get("date") ?? "");
  return told.includes('"clock-differs"') && Number.isFinite(at) ? at : null;
};

/** A client of the central server that signs every request with the station key. */
export const serverClient = (
  serverUrl: string,
  transport: Transport,
  credentials: () => Credentials,
  now: () => Date,
): ServerClient => {
  /** How far the server's time is ahead of this desk's, learned from a refusal (milliseconds). */
  let aheadMs = 0;

  const fetchThrough = async (request: Request): Promise<Response> => {
    const body = await request.text();
    const answer = await send(request, body);
    const serverTimeMs = await clockRefusedAt(answer);
    if (serverTimeMs === null) return answer;
    // A wrong clock is shown, and never a reason not to send: signed again by the server's time.
    aheadMs = serverTimeMs - now().getTime();
    return send(request, body);
  };

  const send = async (request: Request, body: string): Promise<Response> => {
    const { station, token } = credentials();
    const headers = headersOf(request);
    if (token !== null) headers["authorization"] = `Bearer ${token}`;
    if (station !== null) {
      const signedAt = new Date(now().getTime() + aheadMs).toISOString();
      headers[STATION_HEADER] = station.id;
      headers[SIGNED_AT_HEADER] = signedAt;
      const text = signedText(
        request.method,
        new URL(request.url).pathname,
        signedAt,
        sha256(body),
      );
      headers[SIGNATURE_HEADER] = signWith(station.key, text);
    }
    let answer: Awaited<ReturnType<Transport>>;
    try {
      answer = await transport({
        url: request.url,
        method: request.method,
        headers,
        body,
        timeoutMs: request.url.endsWith("/listen") ? LISTEN_TIMEOUT_MS : TIMEOUT_MS,
      });
    } catch (failure) {
      throw new NetworkFailure(
        failure instanceof Error && failure.name === "TimeoutError" ? "timeout" : "no network",
      );
    }
    const retryAfter = Number(answer.headers["retry-after"]);
    const retryAfterMs = Number.isFinite(retryAfter) ? retryAfter * 1000 : null;
    if (answer.status === 429 || answer.status >= 500)
      throw new NetworkFailure("server", retryAfterMs);
    // A captive portal or a proxy answers in its own words: never mistaken for the server.
    if (!isAnswerOfOurs(answer.headers["content-type"]))
      throw new NetworkFailure("something in between");
    return new Response(answer.body, { status: answer.status, headers: answer.headers });
  };
  return createORPCClient<ServerClient>(
    new RPCLink({
      url: new URL("/rpc", serverUrl).href,
      fetch: (request) => fetchThrough(request),
    }),
  );
};

/** An expected "no" of the server as code and remedy, or null. */
export const refusalOf = (failure: unknown): { code: string; remedy: string } | null => {
  if (!(failure instanceof ORPCError)) return null;
  const told = failure.data as { code?: unknown; remedy?: unknown } | undefined;
  if (typeof told?.code === "string" && typeof told.remedy === "string")
    return { code: told.code, remedy: told.remedy };
  return { code: String(failure.code).toLowerCase(), remedy: failure.message };
};

/** 401 and 403 pause sending and ask for a sign-in; they never drop or re-attribute anything. */
export const isSignInNeeded = (failure: unknown): boolean =>
  failure instanceof ORPCError && (failure.status === 401 || failure.status === 403);

/** A server of an earlier build has no such procedure. */
export const isNotThere = (failure: unknown): boolean =>
  failure instanceof ORPCError && failure.status === 404;
