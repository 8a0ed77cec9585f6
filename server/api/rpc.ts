import { createHash } from "node:crypto";
import { ORPCError } from "@orpc/server";
import { RPCHandler } from "@orpc/server/fetch";
import { type Logger } from "pino";
import { type Access } from "#shared/contract/access.ts";
import { accessTo, admit, type Caller } from "./gate.ts";
import { Limits, tooBusy } from "./limits.ts";
import { failureForLog } from "./log.ts";
import { laterResponse, notValid, outward, refusalResponse } from "./refusals.ts";
import { type ApiDeps, type RequestContext, router } from "./router.ts";

/** A push is at most 256 KB sealed, a third more as base64; nothing else comes near. */
export const MOST_BODY_BYTES = 512 * 1024;

const PREFIX = "/rpc/";
const LISTEN = "listen";

/** Reads a body whole, once: the signature is over these bytes. Null: too large, and the rest was not read. */
const readBody = async (request: Request): Promise<Buffer<ArrayBuffer> | null> => {
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

const notFound = (remedy: string): Response => refusalResponse(404, { code: "not-found", remedy });

export type RpcAnswer = { readonly response: Response; readonly caller: Caller | null };

/** Calls of the server contract: size, gate, then the procedure; in this order, so that strangers cost little. */
export const rpc = (deps: ApiDeps): ((request: Request, log: Logger) => Promise<RpcAnswer>) => {
  const handler = new RPCHandler<RequestContext>(router(deps), {
    clientInterceptors: [
      async ({ next, context: { log } }) => {
        try {
          return await next();
        } catch (failure) {
          if (!(failure instanceof ORPCError) || failure.status >= 500)
            log.error(failureForLog(failure), "a procedure failed");
          throw outward(failure);
        }
      },
    ],
    // A failure that is not a procedure's is of the body, which is read before it.
    interceptors: [
      async ({ next }) => {
        try {
          return await next();
        } catch (failure) {
          throw failure instanceof ORPCError ? failure : notValid("");
        }
      },
    ],
  });

  const limits = new Limits();
  const busy = (): RpcAnswer => ({
    response: laterResponse(503, tooBusy(Math.random)),
    caller: null,
  });

  const work = async (
    request: Request,
    name: string,
    access: Access,
    body: Buffer<ArrayBuffer>,
    end: () => void,
    log: Logger,
  ): Promise<RpcAnswer> => {
    const { url, method, headers } = request;
    const bodyHash = createHash("sha256").update(body).digest("hex");
    const signed = { method, path: new URL(url).pathname, headers, bodyHash };
    const admitted = await admit(deps.store, access, signed, deps.now());
    if (!admitted.ok) {
      const { status, refusal } = admitted.refusal;
      return { response: refusalResponse(status, refusal), caller: null };
    }
    const caller = admitted.value;
    const limited = limits.count(caller.kind === "stranger" ? null : caller.station.id);
    if (limited !== null) return { response: laterResponse(429, limited), caller };
    // Waiting for news is most of what a quiet state does; it keeps nobody from working.
    if (name === LISTEN) end();
    // Only JSON, whatever the headers say: no files, forms or streams come in.
    const asJson = { method, headers: { "content-type": "application/json" }, body };
    const { response } = await handler.handle(new Request(url, asJson), {
      prefix: PREFIX,
      context: { name, caller, log },
    });
    return { response: response ?? notFound("This server has no such procedure."), caller };
  };

  return async (request, log) => {
    const name = new URL(request.url).pathname.slice(PREFIX.length);
    const access = accessTo(name);
    if (access === null)
      return {
        response: notFound(
          "This server has no such procedure. Update the server or the workstation.",
        ),
        caller: null,
      };
    if (request.method !== "POST")
      return {
        response: notFound("Procedures are called by POST. Check the server's address."),
        caller: null,
      };
    if (limits.isBusy) return busy();
    const body = await readBody(request);
    if (body === null)
      return {
        response: refusalResponse(413, {
          code: "too-large",
          remedy: `A request may have ${MOST_BODY_BYTES} bytes. Send fewer events at once.`,
        }),
        caller: null,
      };
    const end = limits.begin();
    if (end === null) return busy();
    try {
      return await work(request, name, access, body, end, log);
    } finally {
      end();
    }
  };
};
