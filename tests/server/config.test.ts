import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { readConfig, Variables } from "#server/config.ts";

const set = { ACCESSLINE_DATA: "/srv/accessline" };

test("only the folder must be set; a server is a production server unless told otherwise", () => {
  expect(readConfig(set)).toEqual({
    ok: true,
    value: {
      databaseUrl: null,
      port: 8787,
      host: "127.0.0.1",
      dataFolder: "/srv/accessline",
      mode: "production",
      trustDays: 30,
      metrics: null,
      reference: false,
      logLevel: "info",
    },
  });
});

test("an empty variable is one that was not set", () => {
  const empty = { ...set, DATABASE_URL: "", PORT: "", HOST: "", ACCESSLINE_MODE: "" };
  expect(readConfig(empty)).toEqual(readConfig(set));
});

describe("a value that cannot be used is refused by name, with what it may be", () => {
  test.each([
    ["ACCESSLINE_DATA", "", "must name the folder"],
    ["PORT", "http", "must be a port from 0 to 65535"],
    ["PORT", "70000", "must be a port from 0 to 65535"],
    ["PORT", "80.5", "must be a whole number"],
    ["HOST", "http://x/", "must be an address"],
    ["DATABASE_URL", "mysql://u:hunter2@h/d", "must be postgres://"],
    ["DATABASE_URL", "hunter2", "must be postgres://"],
    ["ACCESSLINE_MODE", "prod", "must be demo or production"],
    ["ACCESSLINE_TRUST_DAYS", "0", "must be a number of days from 1 to 365"],
    ["ACCESSLINE_METRICS_PORT", "0", "must be a port from 1 to 65535"],
    ["ACCESSLINE_METRICS_TOKEN", "short", "must have 20 to 200"],
    ["ACCESSLINE_REFERENCE", "yes", "must be on or off"],
    ["ACCESSLINE_LOG", "loud", "must be debug, info"],
  ])("%s=%s", (name, value, remedy) => {
    const read = readConfig({ ...set, [name]: value });
    expect(read).toMatchObject({ ok: false, refusal: { code: "configuration-not-valid" } });
    const said = read.ok ? "" : read.refusal.remedy;
    expect(said).toContain(`The environment variable ${name} ${remedy}`);
    expect(said).not.toContain("hunter2");
  });

  test("all of them at once", () => {
    const read = readConfig({ PORT: "x", ACCESSLINE_MODE: "x" });
    expect(read.ok ? "" : read.refusal.remedy.split("\n")).toHaveLength(3);
  });
});

test("metrics are off, on this machine only, or behind a token", () => {
  const read = (more: Record<string, string>) => readConfig({ ...set, ...more });
  const port = { ACCESSLINE_METRICS_PORT: "9464" };
  expect(read(port)).toMatchObject({
    value: { metrics: { port: 9464, host: "127.0.0.1", token: null } },
  });
  const open = read({ ...port, ACCESSLINE_METRICS_HOST: "0.0.0.0" });
  expect(open.ok ? "" : open.refusal.remedy).toContain("ACCESSLINE_METRICS_TOKEN must be set");
  const token = "a-token-for-the-tests-only";
  expect(
    read({ ...port, ACCESSLINE_METRICS_HOST: "0.0.0.0", ACCESSLINE_METRICS_TOKEN: token }),
  ).toMatchObject({ value: { metrics: { host: "0.0.0.0", token } } });
});

test("docs/operations.md has every variable in its table, and no other", async () => {
  const page = await readFile(new URL("../../docs/operations.md", import.meta.url), "utf8");
  const [, table = ""] = page.split("## Configuration");
  const named = [...table.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(Object.keys(Variables.shape).toSorted());
});
