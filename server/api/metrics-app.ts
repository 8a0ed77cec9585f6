import { createHash, timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import { type Metrics } from "./metrics.ts";
import { refusalResponse } from "./refusals.ts";

const hashOf = (text: string): Buffer => createHash("sha256").update(text).digest();

/** GET /metrics, on an address of its own. `token` null: whoever reaches that address may read. */
export const metricsApp = (metrics: Metrics, token: string | null): Hono => {
  const app = new Hono();
  app.get("/metrics", async (c) => {
    const sent = c.req.header("authorization") ?? "";
    if (token !== null && !timingSafeEqual(hashOf(sent), hashOf(`Bearer ${token}`)))
      return refusalResponse(401, {
        code: "token-needed",
        remedy: "Send the token of ACCESSLINE_METRICS_TOKEN as a bearer token.",
      });
    return c.body(await metrics.text(), 200, { "content-type": metrics.contentType });
  });
  app.notFound(() =>
    refusalResponse(404, { code: "not-found", remedy: "There is only /metrics here." }),
  );
  return app;
};
