import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { machineFile } from "#main/electron/read-policy.ts";
import { putInForce, readPolicyFile, type Source } from "#main/policy/in-force.ts";
import { Policy } from "#main/policy/policy.ts";
import { readRegistry, readRegQuery, REGISTRY_KEY } from "#main/policy/registry.ts";
import { adml, admx } from "../../../build/policy/templates.ts";
import { freshFolder } from "../../support/fresh-folder.ts";

const policyFile = async (text: string): Promise<string> => {
  const path = join(freshFolder(), "policy.json");
  await writeFile(path, text);
  return path;
};
const inForceOf = async (path: string) => {
  const read = await readPolicyFile(path, "desk");
  return read.ok ? putInForce([read.value]) : read;
};

describe("the policy file", () => {
  test("may be missing: the defaults are in force", async () => {
    expect(await inForceOf(join(freshFolder(), "none.json"))).toMatchObject({
      ok: true,
      value: { policy: { idleLockMinutes: 10 } },
    });
  });

  test.each(["{ idle", "[]", "3", "null"])(
    "that is not JSON with names is refused with its place: %s",
    async (text) => {
      const path = await policyFile(text);
      const read = await inForceOf(path);
      expect(read.ok ? "" : read.refusal.code).toBe("policy-not-json");
      expect(read.ok ? "" : read.refusal.remedy).toContain(path);
    },
  );

  test("with a misspelt rule is refused: a misspelt rule would not be in force", async () => {
    const read = await inForceOf(await policyFile(`{"idleLockMinute": 5}`));
    expect(read.ok ? "" : read.refusal.remedy).toContain("idleLockMinute");
  });

  test("with a value out of range is refused by name", async () => {
    const read = await inForceOf(await policyFile(`{"idleLockMinutes": 0}`));
    expect(read.ok ? "" : read.refusal.remedy).toContain("idleLockMinutes");
  });

  test("of the machine lies where people cannot write", () => {
    expect(machineFile("win32", { ProgramData: "D:\\Data" })).toBe(
      "D:\\Data\\AccessLine\\policy.json",
    );
    expect(machineFile("linux", {})).toBe("/etc/accessline/policy.json");
  });
});

describe("rules from several places", () => {
  const source = (setBy: Source["setBy"], values: Source["values"]): Source => ({
    setBy,
    place: `the ${setBy}'s place`,
    values,
  });

  test("win rule by rule: the administrator, the machine, the desk, the default", () => {
    const inForce = putInForce([
      source("administrator", { idleLockMinutes: 5 }),
      source("machine", { idleLockMinutes: 15, pollMs: 5_000 }),
      source("desk", { idleLockMinutes: 240, pollMs: 250, leadExtension: "1" }),
    ]);
    if (!inForce.ok) throw new Error(inForce.refusal.remedy);
    const { policy, view } = inForce.value;
    expect([policy.idleLockMinutes, policy.pollMs, policy.leadExtension]).toEqual([5, 5_000, "1"]);
    const said = (rule: string) => view.rules.find((each) => each.rule === rule);
    expect(said("idleLockMinutes")).toMatchObject({
      value: "5",
      setBy: "administrator",
      overruled: ["the machine's place", "the desk's place"],
    });
    expect(said("leadExtension")).toMatchObject({ setBy: "desk", overruled: [] });
    expect(said("hideFromScreenshots")).toMatchObject({ value: "no", setBy: "default", place: "" });
    expect(view.rules).toHaveLength(Object.keys(Policy.shape).length);
  });

  test("are refused when one place is wrong, even where another one wins", () => {
    const inForce = putInForce([
      source("administrator", { idleLockMinutes: 5 }),
      source("desk", { idleLockMinutes: "long" }),
    ]);
    expect(inForce.ok ? "" : inForce.refusal.remedy).toMatch(/the desk's place.*idleLockMinutes/s);
  });
});

const QUERY = [
  "",
  "HKEY_LOCAL_MACHINE\\Software\\Policies\\AccessLine\\Workstation",
  "    idleLockMinutes    REG_DWORD    0x5",
  "    hideFromScreenshots    REG_DWORD    0x1",
  "    updateFeed    REG_SZ    https://releases.example/line/",
  "    runsBeside    REG_MULTI_SZ    windows\\0zoom-phone",
  "",
  "HKEY_LOCAL_MACHINE\\Software\\Policies\\AccessLine\\Workstation\\keys",
  "    note    REG_SZ    F11",
  "",
].join("\r\n");

describe("the registry", () => {
  test("is read as a policy file would say it", () => {
    expect(readRegQuery(QUERY)).toEqual({
      idleLockMinutes: 5,
      hideFromScreenshots: true,
      updateFeed: "https://releases.example/line/",
      runsBeside: ["windows", "zoom-phone"],
      keys: { note: "F11" },
    });
    expect(Policy.safeParse(readRegQuery(QUERY)).success).toBe(true);
  });

  test("without our key sets nothing; a rule it misspells or mistypes is refused", async () => {
    const asked: string[][] = [];
    const nothing = await readRegistry((args) => {
      asked.push([...args]);
      return Promise.resolve(args[1] === REGISTRY_KEY ? null : "HKEY_LOCAL_MACHINE\\…");
    });
    expect(nothing).toEqual({ ok: true, value: {} });
    expect(asked).toEqual([
      ["query", "HKLM\\Software\\Policies"],
      ["query", REGISTRY_KEY, "/s"],
    ]);
    for (const line of [
      "    idleLockMinute    REG_DWORD    0x5",
      "    idleLockMinutes    REG_SZ    five",
      "    hideFromScreenshots    REG_DWORD    0x2",
    ]) {
      const values = readRegQuery(`HKEY_LOCAL_MACHINE\\…\\Workstation\r\n${line}`);
      expect([line, Policy.safeParse(values).success]).toEqual([line, false]);
    }
  });

  test("that cannot be read is a refusal, never the defaults in silence", async () => {
    const read = await readRegistry(() => Promise.resolve(null));
    expect(read.ok ? "" : read.refusal.code).toBe("policy-unreadable");
  });
});

describe("the templates for Windows' policy editor", () => {
  const folder = join(import.meta.dirname, "../../../build/policy");

  test("are the ones the schema gives: npm run policy-templates writes them", async () => {
    expect(await readFile(join(folder, "accessline.admx"), "utf8")).toBe(admx());
    expect(await readFile(join(folder, "en-US", "accessline.adml"), "utf8")).toBe(adml());
  });

  test("have each rule once, with its words, its range and its place", () => {
    for (const rule of Object.keys(Policy.shape)) {
      expect(admx().split(`<policy name="${rule}"`)).toHaveLength(2);
      expect(adml()).toContain(`<string id="${rule}">`);
      expect(adml()).toContain(`<string id="${rule}_explain">`);
    }
    expect(admx()).toContain(
      '<decimal id="idleLockMinutes" valueName="idleLockMinutes" required="true" minValue="1" maxValue="240" />',
    );
    expect(admx()).toContain('key="Software\\Policies\\AccessLine\\Workstation\\keys"');
  });
});
