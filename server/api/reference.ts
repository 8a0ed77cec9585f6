import { type OpenAPI } from "@orpc/contract";
import { OpenAPIGenerator } from "@orpc/openapi";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";
import { Hono } from "hono";
import { serverContract } from "#shared/contract/server.ts";
import { accessTo } from "./gate.ts";

/** Of the contract: the first number changes when a workstation of before could not be answered. */
export const API_VERSION = "1.0.0";

const JSON_TYPE = "application/json";
type Content = OpenAPI.MediaTypeObject | undefined;

/** As it travels: /rpc carries everything in one field. */
const wrap = (content: Content): void => {
  if (content?.schema === undefined) return;
  content.schema = { type: "object", required: ["json"], properties: { json: content.schema } };
};

const whoMay = (name: string): string => {
  const access = accessTo(name);
  if (access === null || access.needs === "nobody") return "Anybody; the code decides.";
  if (access.needs === "station") return "An enrolled desk, by its signature.";
  return `A person signed in at an enrolled desk: ${access.roles?.join(", ") ?? "nobody"}.`;
};

/** The server contract as OpenAPI, from the schemas that check every request. */
export const openApiDocument = async (): Promise<OpenAPI.Document> => {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(serverContract, {
    info: { title: "Access Line: the centre", version: API_VERSION },
    servers: [{ url: "/rpc" }],
  });
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    const { post } = item ?? {};
    if (post === undefined) continue;
    post.description = whoMay(path.slice(1));
    if (post.requestBody !== undefined && "content" in post.requestBody)
      wrap(post.requestBody.content[JSON_TYPE]);
    for (const answer of Object.values(post.responses ?? {}))
      if ("content" in answer) wrap(answer.content?.[JSON_TYPE]);
  }
  return document;
};

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A page for people: no script, nothing from anywhere else. */
const pageOf = ({ info, paths = {} }: OpenAPI.Document): string => {
  const procedures = Object.entries(paths).map(([path, item]) => {
    const { post } = item ?? {};
    const { description = "", ...schemas } = post ?? {};
    return `<h2>POST /rpc${escaped(path)}</h2><p>${escaped(description)}</p><pre>${escaped(JSON.stringify(schemas, null, 2))}</pre>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escaped(info.title)}</title><h1>${escaped(info.title)} ${escaped(info.version)}</h1><p><a href="/api/openapi.json">OpenAPI document</a></p>${procedures.join("")}</html>`;
};

/** /api/reference and /api/openapi.json, where the configuration allows them. */
export const referenceApp = async (): Promise<Hono> => {
  const document = await openApiDocument();
  const page = pageOf(document);
  const app = new Hono();
  app.get("/openapi.json", (c) => c.json(document));
  app.get("/reference", (c) =>
    c.html(page, 200, { "content-security-policy": "default-src 'none'" }),
  );
  return app;
};
