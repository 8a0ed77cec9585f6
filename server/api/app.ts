import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { type Logger } from "pino";
import { type Caller } from "./gate.ts";
import { failureForLog } from "./log.ts";
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

/** The HTTP side of the centre: /rpc for workstations, /healthz for whoever watches it. */
export const serverApp = (deps: ApiDeps, log: Logger): Hono => {
  const answer = rpc(deps, log);
  const app = new Hono();

  app.all("/rpc/*", async (c) => {
    const requestId = randomUUID();
    const startedAt = performance.now();
    const { response, caller } = await answer(c.req.raw);
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
    return refusalResponse(500, SERVER_FAILED);
  });
  return app;
};
