import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { fromBase64, toBase64 } from "#main/keys/bytes.ts";
import { newBoxKeyPair, openSealed, sealTo } from "#main/keys/hpke.ts";
import { DEMO_PASSPHRASE } from "#server/demo.ts";
import { SEAL_INFO } from "#shared/contract/seal.ts";
import { LINE, refusalBy, StationDouble } from "../station-double.ts";
import { databases } from "../test-databases.ts";
import { TestServer } from "../test-server.ts";

const MINUTE_MS = 60_000;

describe.each(databases)("signing in with $name", (kind) => {
  const server = new TestServer(kind);
  const aDesk = () => StationDouble.enrol(server.running);
  const signIn = (desk: StationDouble, login: string, passphrase = DEMO_PASSPHRASE) =>
    desk.client.signIn({ login, passphrase, recoverTo: null });

  test("the right name and passphrase give the person and a token for one shift", async () => {
    const desk = await aDesk();
    const told = await signIn(desk, "  K.Alvarado ");
    expect(told.person).toMatchObject({ name: "Karina Alvarado", role: "specialist", regions: [] });
    expect(Date.parse(told.tokenExpiresAt) - Date.now()).toBeLessThanOrEqual(12 * 60 * MINUTE_MS);
    expect(told.sealedDataKey).toBeNull();
  });

  test("a wrong name and a wrong passphrase are told in the same words", async () => {
    const desk = await aDesk();
    const wrong = await refusalBy(signIn(desk, "s.aguilar", "another"));
    expect(wrong).toMatchObject({ status: 422, code: "not-signed-in" });
    expect(await refusalBy(signIn(desk, "nobody.here"))).toEqual(wrong);
  });

  test("after five wrong tries even the right passphrase waits a quarter of an hour", async () => {
    const desk = await aDesk();
    for (let n = 0; n < 5; n += 1)
      expect(await refusalBy(signIn(desk, "d.petrosyan", `try ${n}`))).toMatchObject({
        code: "not-signed-in",
      });
    expect(await refusalBy(signIn(desk, "d.petrosyan"))).toMatchObject({ code: "too-many-tries" });
    await server.later(16 * MINUTE_MS, () => signIn(desk, "d.petrosyan"));
  });

  test("tries at once are counted like tries one after the other", async () => {
    const desk = await aDesk();
    const codes = await Promise.all(
      Array.from({ length: 12 }, (_, n) => refusalBy(signIn(desk, "m.okonkwo", `try ${n}`))),
    );
    expect(codes.filter(({ code }) => code === "not-signed-in").length).toBeLessThanOrEqual(5);
  });

  test("somebody whose access was withdrawn is told so, with the right passphrase only", async () => {
    const desk = await aDesk();
    const { person } = await signIn(desk, "t.brandt");
    await server.running.store.write((tx) => tx.revokePerson(person.id));
    expect(await refusalBy(signIn(desk, "t.brandt"))).toMatchObject({ code: "person-revoked" });
    expect(await refusalBy(signIn(desk, "t.brandt", "x"))).toMatchObject({ code: "not-signed-in" });
    const { people } = await desk.client.hello({
      head: null,
      unsent: 0,
      build: "",
      contentVersion: "",
    });
    expect(people.map(({ name }) => name)).not.toContain("Tobias Brandt");
  });

  describe("a token", () => {
    const asSupervisor = async () => (await aDesk()).signIn("l.castellanos");
    const use = (desk: StationDouble) =>
      desk.client.createEnrolmentCode({ deskName: "New", coverage: LINE });

    test("ends with the shift", async () => {
      const desk = await asSupervisor();
      await use(desk);
      await server.later(13 * 60 * MINUTE_MS, async () =>
        expect(await refusalBy(use(desk))).toMatchObject({ status: 401, code: "sign-in-ended" }),
      );
    });

    test("ends with a sign-out", async () => {
      const desk = await asSupervisor();
      await desk.client.signOut({});
      expect(await refusalBy(use(desk))).toMatchObject({ status: 401, code: "sign-in-ended" });
    });

    test("is worth nothing at another desk", async () => {
      const [desk, other] = [await asSupervisor(), await aDesk()];
      other.token = desk.token;
      expect(await refusalBy(use(other))).toMatchObject({ status: 401, code: "sign-in-needed" });
    });

    test("is kept as a hash only", async () => {
      const desk = await asSupervisor();
      const token = desk.token ?? expect.fail("signed in");
      const hash = createHash("sha256").update(token).digest("hex");
      expect(await server.running.store.read((tx) => tx.token(hash))).toMatchObject({
        person: { name: "Lucia Castellanos" },
      });
      expect(await server.running.store.read((tx) => tx.token(token))).toBeNull();
    });
  });

  describe("the data key in keeping", () => {
    const escrow = async (
      desk: StationDouble,
      dataKey = desk.dataKey,
      info: string = SEAL_INFO.escrow,
    ) =>
      desk.client.escrow({
        sealedDataKey: await sealTo(fromBase64(desk.serverPublicKey), info, dataKey),
      });
    const recover = async (desk: StationDouble, passphrase = DEMO_PASSPHRASE) => {
      const pair = await newBoxKeyPair();
      const recoverTo = toBase64(pair.publicKey);
      const told = await desk.client.signIn({ login: "k.alvarado", passphrase, recoverTo });
      return told.sealedDataKey === null
        ? null
        : openSealed(pair.privateKey, SEAL_INFO.recovery, told.sealedDataKey);
    };

    test("comes back to somebody who signs in at that desk, and not otherwise", async () => {
      const desk = await aDesk();
      expect(await recover(desk)).toBeNull();
      await escrow(desk);
      expect(await recover(desk)).toEqual(desk.dataKey);
      expect((await signIn(desk, "k.alvarado")).sealedDataKey).toBeNull();
      expect(await refusalBy(recover(desk, "wrong"))).toMatchObject({ code: "not-signed-in" });
      expect(await recover(await aDesk())).toBeNull();
    });

    test("comes back after a new incarnation of the desk", async () => {
      const desk = await aDesk();
      await escrow(desk);
      expect(await recover(await desk.incarnate())).toEqual(desk.dataKey);
    });

    test("is taken once: the same again is welcome, another one is refused", async () => {
      const desk = await aDesk();
      await escrow(desk);
      await escrow(desk);
      expect(await refusalBy(escrow(desk, new Uint8Array(32)))).toMatchObject({
        code: "escrow-differs",
      });
      expect(await recover(desk)).toEqual(desk.dataKey);
    });

    test("sealed for another purpose, or of another size, is refused", async () => {
      const desk = await aDesk();
      const refused = { code: "escrow-not-opened" };
      expect(await refusalBy(escrow(desk, desk.dataKey, SEAL_INFO.recovery))).toMatchObject(
        refused,
      );
      expect(await refusalBy(escrow(desk, new Uint8Array(16)))).toMatchObject(refused);
    });

    test("is not given to a key that is none", async () => {
      const desk = await aDesk();
      await escrow(desk);
      const asked = { login: "k.alvarado", passphrase: DEMO_PASSPHRASE, recoverTo: "AAAA" };
      expect(await refusalBy(desk.client.signIn(asked))).toMatchObject({ code: "key-not-valid" });
    });

    test("is not given at a desk reported stolen", async () => {
      const desk = await aDesk();
      await escrow(desk);
      await server.running.store.write((tx) => tx.setDeskState(desk.deskId, "stolen"));
      expect(await refusalBy(recover(desk))).toMatchObject({ code: "desk-stolen" });
    });
  });
});
