import { expect, test } from "vitest";
import { accessTo, admit } from "#server/api/gate.ts";
import { type Store } from "#server/store/store.ts";
import { aCase, clientOf, StationDouble } from "../station-double.ts";
import { databases } from "../test-databases.ts";
import { TestServer } from "../test-server.ts";
import { FORBIDDEN } from "#shared/contract/access.ts";
import { sha256 } from "#main/keys/hash.ts";
import { signWith } from "#main/keys/station-key.ts";
import {
  SIGNATURE_HEADER,
  SIGNED_AT_HEADER,
  signedText,
  STATION_HEADER,
} from "#shared/contract/signature.ts";

const server = new TestServer(databases[0] ?? expect.fail("PGlite"));

const signed = (desk: StationDouble) => {
  const at = new Date().toISOString();
  const bodyHash = sha256("");
  const headers = new Headers({
    [STATION_HEADER]: desk.stationId,
    [SIGNED_AT_HEADER]: at,
    [SIGNATURE_HEADER]: signWith(desk.key, signedText("POST", "/rpc/x", at, bodyHash)),
    authorization: `Bearer ${desk.token}`,
  });
  return { method: "POST", path: "/rpc/x", headers, bodyHash };
};

test("a procedure that names nobody is forbidden to everybody, the admin included", async () => {
  const desk = await (await StationDouble.enrol(server.running)).signIn("r.feld");
  for (const access of [FORBIDDEN, { needs: "person" }] as const)
    expect(await admit(server.running.store, access, signed(desk), new Date())).toMatchObject({
      ok: false,
      refusal: { status: 403, refusal: { code: "role-not-allowed" } },
    });
});

test("a name that is no procedure opens nothing", () => {
  for (const name of ["", "nothing", "constructor", "__proto__", "push/x", "%70ush", "Push"])
    expect(accessTo(name)).toBeNull();
  expect(accessTo("push")).toEqual({ needs: "station", evenBarred: true });
});

test("a procedure for strangers asks the database nothing", async () => {
  const store = new Proxy({} as Store, {
    get: () => {
      throw new Error("The database was asked.");
    },
  });
  const request = { method: "POST", path: "/rpc/x", headers: new Headers(), bodyHash: sha256("") };
  expect(await admit(store, { needs: "nobody" }, request, new Date())).toEqual({
    ok: true,
    value: { kind: "stranger" },
  });
});

test("a person's procedure needs the desk's signature too: a token alone opens nothing", async () => {
  const desk = await (await StationDouble.enrol(server.running)).signIn("l.castellanos");
  const thief = clientOf(
    server.url,
    () => null,
    () => desk.token,
  );
  await expect(thief.signOut({})).rejects.toMatchObject({ status: 401 });
  expect(await desk.push(desk.write(aCase()))).toMatchObject({ stopped: null });
});
