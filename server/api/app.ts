import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { type Logger } from "pino";
import { numbered } from "./answer.ts";
import { accessTo, type Caller } from "./gate.ts";
import { failureForLog } from "./log.ts";
import { type Readiness } from "./readiness.ts";
import { refusalResponse, SERVER_FAILED } from "./refusals.ts";
import { type ApiDeps } from "./router.ts";
import { rpc } from "./rpc.ts";

const whoFor = (caller: Caller | null): Record<string, string> =>
  caller === null || caller.kind === "stranger"
    ? {}
    : {
        station: caller.station.id,
        ...(caller.kind === "person" ? { person: caller.person.id } : {}),
      };

export type AppDeps = ApiDeps & {
  readonly readiness: () => Promise<Readiness>;
  /** Null: not given out. */
  readonly reference: Hono | null;
};

/** The HTTP side of the centre: /rpc for workstations, /health and /ready for whoever watches it. */
export const serverApp = (deps: AppDeps, mainLog: Logger): Hono => {
  const answer = rpc(deps);
  const app = new Hono();

  app.all("/rpc/*", async (c) => {
    const requestId = randomUUID();
    const startedAt = performance.now();
    const log = mainLog.child({ requestId });
    const { response: answered, caller } = await answer(c.req.raw, log).catch(
      (failure: unknown) => {
        log.error(failureForLog(failure), "a request failed");
        return { response: refusalResponse(500, SERVER_FAILED), caller: null };
      },
    );
    const { response, code } = await numbered(answered, requestId);
    // The clock that judges a signature is the one that a desk which is wrong goes by.
    response.headers.set("date", deps.now().toUTCString());
    const ms = performance.now() - startedAt;
    const name = c.req.path.slice("/rpc/".length);
    deps.metrics.answered(name, response.status, ms, code);
    log.info(
      {
        // What was asked for is anybody's text; only names of ours are written down.
        route: accessTo(name) === null ? "other" : name,
        status: response.status,
        ...(code === null ? {} : { refusal: code }),
        ms: Math.round(ms),
        ...whoFor(caller),
      },
      "answered",
    );
    return response;
  });

  app.get("/health", (c) => c.json({ status: "ok" }));
  app.get("/ready", async (c) => {
    const told = await deps.readiness();
    return c.json(told, told.ready ? 200 : 503);
  });

  if (deps.reference !== null) app.route("/api", deps.reference);

  app.notFound(async () => {
    const nothing = refusalResponse(404, {
      code: "not-found",
      remedy: "There is nothing here. Workstations call /rpc; check the server's address.",
    });
    return (await numbered(nothing, randomUUID())).response;
  });
  app.onError(async (failure) => {
    const requestId = randomUUID();
    mainLog.error({ requestId, ...failureForLog(failure) }, "a request failed");
    return (await numbered(refusalResponse(500, SERVER_FAILED), requestId)).response;
  });
  return app;
};
