import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { sha256 } from "#main/keys/hash.ts";
import { signWith } from "#main/keys/station-key.ts";
import { newToken, tokenHash } from "#server/people/token.ts";
import { type DeskState } from "#server/store/station-verbs.ts";
import { type StoreTx } from "#server/store/store.ts";
import { serverContract } from "#shared/contract/server.ts";
import {
  SIGNATURE_HEADER,
  SIGNED_AT_HEADER,
  signedText,
  STATION_HEADER,
} from "#shared/contract/signature.ts";
import { PersonId, RegionId } from "#shared/events/ids.ts";
import { permissionsPage } from "../../../build/permissions-page.ts";
import { covering, LINE, StationDouble } from "../station-double.ts";
import { databases } from "../test-databases.ts";
import { TestServer } from "../test-server.ts";

test("docs/permissions.md is what the code says today: node build/tasks/permissions.ts writes it", async () => {
  const page = await readFile(new URL("../../../docs/permissions.md", import.meta.url), "utf8");
  expect(page).toBe(await permissionsPage());
});

const ROLES = ["specialist", "regional", "supervisor", "admin"] as const;
type TestRole = (typeof ROLES)[number];
const STANDINGS = ["signed in", "signed out", "run out", "withdrawn", "of another desk"] as const;
type Standing = (typeof STANDINGS)[number];
const DESKS = ["active", "draining", "retired", "stolen"] as const satisfies readonly DeskState[];

/** Written here by hand, a second time: who is let in (s, r, v, a), "+": a desk alone too, "*": a stranger too. */
const MAY: Readonly<Record<keyof typeof serverContract, string>> = {
  enrol: "*+srva",
  escrow: "+srva",
  incarnate: "+srva",
  hello: "+srva",
  signIn: "+srva",
  choosePassphrase: "+srva",
  signOut: "srva",
  push: "+srva",
  deliver: "v",
  pull: "+srva",
  listen: "+srva",
  createEnrolmentCode: "va",
};
const SIGN: Readonly<Record<TestRole, string>> = {
  specialist: "s",
  regional: "r",
  supervisor: "v",
  admin: "a",
};
/** What still answers to a desk that is stolen or retired. */
const TO_BARRED_DESKS: readonly string[] = ["enrol", "hello", "signOut", "push"];

const REGIONS = [[], ["north-valley"], ["bay-coast", "southland"]];

const server = new TestServer(databases[0] ?? expect.fail("PGlite"));
const desks = new Map<string, StationDouble>();
const tokens = new Map<string, string>();
const keyOf = (...parts: readonly (string | number)[]): string => parts.join("/");

/** A token as a sign-in would leave it, without the quarter of a second that a passphrase takes. */
const giveToken = async (
  tx: StoreTx,
  desk: StationDouble,
  elsewhere: StationDouble,
  { role, regions, standing }: { role: TestRole; regions: readonly string[]; standing: Standing },
): Promise<string> => {
  const token = newToken();
  const person = PersonId.parse(randomUUID());
  const at = new Date();
  const own = regions.map((region) => RegionId.parse(region));
  const login = `${person}@test`;
  const record = { id: person, login, name: "T", role, regions: own, passphraseHash: "-" };
  await tx.addPerson({ ...record, state: "active", demo: true }, at);
  const { stationId: station } = standing === "of another desk" ? elsewhere : desk;
  const expiresAt = new Date(at.getTime() + (standing === "run out" ? -1 : 3_600_000));
  await tx.addToken({ hash: tokenHash(token), person, station, expiresAt }, at);
  if (standing === "signed out") await tx.endToken(tokenHash(token), at);
  if (standing === "withdrawn") await tx.revokePerson(person);
  return token;
};

beforeAll(async () => {
  const elsewhere = await StationDouble.enrol(server.running);
  for (const state of DESKS)
    for (const coverage of [LINE, covering("north-valley")]) {
      const desk = await StationDouble.enrol(server.running, coverage);
      desks.set(keyOf(state, coverage.kind), desk);
      await server.running.store.write(async (tx) => {
        await tx.setDeskState(desk.deskId, state);
        for (const role of ROLES)
          for (const [at, regions] of REGIONS.entries())
            for (const standing of STANDINGS)
              tokens.set(
                keyOf(state, coverage.kind, role, at, standing),
                await giveToken(tx, desk, elsewhere, { role, regions, standing }),
              );
      });
    }
});

/** A body that no procedure takes: 400 says that the gate let it in, and nothing happens behind it. */
const BODY = JSON.stringify({ json: 7 });

const ask = async (name: string, desk: StationDouble | null, token: string | null) => {
  const headers = new Headers();
  if (desk !== null) {
    const at = new Date().toISOString();
    const text = signedText("POST", `/rpc/${name}`, at, sha256(BODY));
    headers.set(STATION_HEADER, desk.stationId);
    headers.set(SIGNED_AT_HEADER, at);
    headers.set(SIGNATURE_HEADER, signWith(desk.key, text));
  }
  if (token !== null) headers.set("authorization", `Bearer ${token}`);
  const asked = { method: "POST", headers, body: BODY };
  const response = await fetch(`${server.url}/rpc/${name}`, asked);
  const { json } = (await response.json()) as { json: { data: { code: string } } };
  return `${response.status} ${json.data.code}`;
};

const LET_IN = "400 request-not-valid";
const TOKEN_REFUSED: Readonly<Record<Exclude<Standing, "signed in">, string>> = {
  "signed out": "401 sign-in-ended",
  "run out": "401 sign-in-ended",
  withdrawn: "401 person-revoked",
  "of another desk": "401 sign-in-needed",
};

/** The answer that must come, from the hand-written table alone. */
const mustBe = (
  name: keyof typeof MAY,
  state: DeskState,
  who: { role: TestRole; standing: Standing } | null,
): string => {
  const may = MAY[name];
  if (may.includes("*")) return LET_IN;
  if ((state === "stolen" || state === "retired") && !TO_BARRED_DESKS.includes(name))
    return `422 desk-${state}`;
  if (may.includes("+")) return LET_IN;
  if (who === null) return "401 sign-in-needed";
  if (who.standing !== "signed in") return TOKEN_REFUSED[who.standing];
  return may.includes(SIGN[who.role]) ? LET_IN : "403 role-not-allowed";
};

const names = Object.keys(MAY) as (keyof typeof MAY)[];

test("every procedure of the centre stands in the table", () => {
  expect(names.toSorted()).toEqual(Object.keys(serverContract).toSorted());
});

describe.each(names)("%s", (name) => {
  test("to a stranger", async () => {
    const token = tokens.get(keyOf("active", "line", "admin", 0, "signed in")) ?? null;
    const must = MAY[name].includes("*") ? LET_IN : "401 not-signed";
    expect([await ask(name, null, null), await ask(name, null, token)]).toEqual([must, must]);
  });

  test.each(DESKS)(
    "at a desk that is %s: every role, region and kind of sign-in",
    async (state) => {
      const wrong: string[] = [];
      let asked = 0;
      for (const coverage of ["line", "regions"]) {
        const desk = desks.get(keyOf(state, coverage)) ?? expect.fail("no desk");
        const expectFrom = async (
          who: { role: TestRole; standing: Standing } | null,
          at: number,
        ): Promise<void> => {
          const place =
            who === null ? "nobody" : keyOf(state, coverage, who.role, at, who.standing);
          const told = await ask(name, desk, tokens.get(place) ?? null);
          asked += 1;
          const must = mustBe(name, state, who);
          if (told !== must) wrong.push(`${place}: ${told}, and not ${must}`);
        };
        await expectFrom(null, 0);
        for (const role of ROLES)
          for (const at of REGIONS.keys())
            for (const standing of STANDINGS) await expectFrom({ role, standing }, at);
      }
      expect(wrong).toEqual([]);
      expect(asked).toBe(2 * (1 + ROLES.length * REGIONS.length * STANDINGS.length));
    },
  );
});
