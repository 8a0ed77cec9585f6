import { createHash, randomUUID } from "node:crypto";
import { onError, ORPCError } from "@orpc/server";
import { RPCHandler } from "@orpc/server/fetch";
import { Hono } from "hono";
import { type Logger } from "pino";
import { type Caller } from "./gate.ts";
import { failureForLog } from "./log.ts";
import { outward, refusalResponse } from "./refusals.ts";
import { type ApiDeps, router } from "./router.ts";

/** A push is at most 256 KB sealed, a third more as base64; nothing else comes near. */
export const MOST_BODY_BYTES = 512 * 1024;

/** Reads a body whole, once: the signature is over these bytes. Null: too large, and the rest was not read. */
const readBody = async (request: Request): Promise<Buffer | null> => {
  if (Number(request.headers.get("content-length") ?? 0) > MOST_BODY_BYTES) return null;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const whoFor = (caller: Caller | null): Record<string, string> =>
  caller === null || caller.kind === "stranger"
    ? {}
    : {
        station: caller.station.id,
        ...(caller.kind === "person" ? { person: caller.person.id } : {}),
      };

/** The HTTP side of the centre: /rpc for workstations, /healthz for whoever watches it. */
export const serverApp = (deps: ApiDeps, log: Logger): Hono => {
  const handler = new RPCHandler(router(deps), {
    clientInterceptors: [
      onError((failure) => {
        if (!(failure instanceof ORPCError) || failure.status >= 500)
          log.error(failureForLog(failure), "a procedure failed");
      }),
      async ({ next }) => {
        try {
          return await next();
        } catch (failure) {
          throw outward(failure);
        }
      },
    ],
    // What fails outside a procedure: a body that is no JSON, or a bug of ours.
    interceptors: [
      async ({ next }) => {
        try {
          return await next();
        } catch (failure) {
          if (!(failure instanceof ORPCError))
            log.error(failureForLog(failure), "a request failed");
          throw outward(failure);
        }
      },
    ],
  });

  const answer = async (raw: Request, note: (caller: Caller) => void): Promise<Response> => {
    if (raw.method !== "POST")
      return refusalResponse(404, {
        code: "not-found",
        remedy: "Procedures are called by POST. Check the server's address in the settings.",
      });
    const body = await readBody(raw);
    if (body === null)
      return refusalResponse(413, {
        code: "too-large",
        remedy: `A request may have ${MOST_BODY_BYTES} bytes. Send fewer events at once.`,
      });
    const { url, method, headers } = raw;
    const { matched, response } = await handler.handle(
      new Request(url, { method, headers, body: new Uint8Array(body) }),
      {
        prefix: "/rpc",
        context: {
          request: {
            method,
            path: new URL(url).pathname,
            headers,
            bodyHash: createHash("sha256").update(body).digest("hex"),
          },
          onAdmitted: note,
        },
      },
    );
    return matched
      ? response
      : refusalResponse(404, {
          code: "not-found",
          remedy: "This server has no such procedure. Update the server or the workstation.",
        });
  };

  const app = new Hono();
  app.all("/rpc/*", async (c) => {
    const requestId = randomUUID();
    const startedAt = performance.now();
    let caller: Caller | null = null;
    const response = await answer(c.req.raw, (admitted) => {
      caller = admitted;
    });
    const answered = new Response(response.body, response);
    answered.headers.set("x-request-id", requestId);
    answered.headers.set("cache-control", "no-store");
    log.info(
      {
        requestId,
        path: c.req.path.slice(0, 80),
        status: response.status,
        ms: Math.round(performance.now() - startedAt),
        ...whoFor(caller),
      },
      "answered",
    );
    return answered;
  });
  app.get("/healthz", async (c) => {
    try {
      await deps.store.read((tx) => tx.meta());
      return c.json({ status: "ok" });
    } catch (failure) {
      log.error(failureForLog(failure), "the database does not answer");
      return c.json({ status: "database-away" }, 503);
    }
  });
  app.notFound(() =>
    refusalResponse(404, {
      code: "not-found",
      remedy: "There is nothing here. Workstations call /rpc; check the server's address.",
    }),
  );
  app.onError((failure) => {
    log.error(failureForLog(failure), "a request failed");
    return refusalResponse(500, {
      code: "server-failed",
      remedy: "The server met something unexpected. Nothing was recorded; try again.",
    });
  });
  return app;
};
