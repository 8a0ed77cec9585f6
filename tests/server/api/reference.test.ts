import { expect, test } from "vitest";
import { API_VERSION, openApiDocument, referenceApp } from "#server/api/reference.ts";
import { serverContract } from "#shared/contract/server.ts";
import { databases } from "../test-databases.ts";
import { TestServer } from "../test-server.ts";

const server = new TestServer(databases.at(-1) ?? expect.fail("no database"));

test("the document has every procedure of the contract, with what it takes, and its version", async () => {
  const document = await openApiDocument();
  expect(document.openapi).toMatch(/^3\.1/);
  expect(document.info.version).toBe(API_VERSION);
  const paths = Object.keys(document.paths ?? {});
  expect(paths.toSorted()).toEqual(
    Object.keys(serverContract)
      .map((name) => `/${name}`)
      .toSorted(),
  );
  const text = JSON.stringify(document.paths?.["/signIn"]);
  for (const field of ["json", "login", "passphrase", "tokenExpiresAt", "remedy"])
    expect(text).toContain(`"${field}"`);
  expect(document.paths?.["/createEnrolmentCode"]?.post?.description).toContain(
    "supervisor, admin",
  );
});

test("the page names every procedure and loads nothing", async () => {
  const answer = await (await referenceApp()).request("/reference");
  const page = await answer.text();
  for (const name of Object.keys(serverContract)) expect(page).toContain(`POST /rpc/${name}`);
  expect(page).not.toMatch(/<script|src=|https?:/);
  expect(answer.headers.get("content-security-policy")).toBe("default-src 'none'");
});

test("a server that was not told to gives out neither", async () => {
  for (const path of ["/api/reference", "/api/openapi.json"])
    expect((await fetch(`${server.url}${path}`)).status).toBe(404);
});
