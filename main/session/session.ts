import { SEAL_INFO } from "#shared/contract/seal.ts";
import { type Person } from "#shared/contract/server.ts";
import { type PersonView, type SessionView } from "#shared/contract/views.ts";
import { type VaultWords } from "#shared/contract/vault.ts";
import { type Actor } from "#shared/events/envelope.ts";
import { keyTable } from "#shared/keys/key-table.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import { type DeskClock } from "../clock.ts";
import { type Desk, DESK_KEY_CONTEXT } from "../desk.ts";
import { type Host } from "../host.ts";
import { lock, randomKey } from "../keys/aes.ts";
import { fromBase64, toBase64 } from "../keys/bytes.ts";
import { newBoxKeyPair, openSealed, sealTo } from "../keys/hpke.ts";
import { unwrapKey, wrapKey } from "../keys/passphrase.ts";
import { newStationKey } from "../keys/station-key.ts";
import { NetworkFailure, refusalOf, type ServerClient } from "../sync/server-client.ts";
import { type Enrolled } from "./desk-file.ts";
import { type After, type IdleLock } from "./idle-lock.ts";

type State =
  | { readonly kind: "signed-out" }
  | { readonly kind: "locked"; readonly person: Person }
  | { readonly kind: "unlocked"; readonly person: Person };

export type SessionDeps = {
  readonly host: Host;
  readonly desk: Desk;
  readonly clock: DeskClock;
  readonly words: VaultWords;
  /** Made with the way to lock this session. */
  readonly idleLock: (lock: () => Promise<void>) => IdleLock;
  readonly server: () => ServerClient | null;
  /** A client for a server we are not enrolled with yet. */
  readonly strangerClient: (serverUrl: string) => ServerClient;
  readonly after: After;
  readonly onChanged: () => void;
  readonly onSignedIn: () => void;
  /** The server has answered a sign-in that was not waited for. */
  readonly onToken: () => void;
};

/** A person whose passphrase opens this desk waits at most this long for the server. */
const OFFLINE_AFTER_MS = 3_000;

type Online =
  | { readonly kind: "signed-in"; readonly person: Person; readonly dataKey: Uint8Array | null }
  | { readonly kind: "away" }
  | { readonly kind: "refused"; readonly code: string; readonly remedy: string };

const viewOf = ({ id, name, role, regions }: Person): PersonView => ({
  id,
  name,
  role: role === "server" ? "admin" : role,
  regions,
});

/** Who is at this desk, and whether it can be read. Every rule of it is a row of the key table. */
export class Session {
  readonly #deps: SessionDeps;
  #state: State = { kind: "signed-out" };
  #token: string | null = null;
  readonly idle: IdleLock;

  constructor(deps: SessionDeps) {
    this.#deps = deps;
    this.idle = deps.idleLock(() => this.lock());
  }

  get token(): string | null {
    return this.#token;
  }

  get view(): SessionView {
    const { identity } = this.#deps.desk;
    if (identity === null) return { kind: "not-enrolled" };
    const { deskName } = identity;
    if (this.#state.kind === "signed-out") return { kind: "signed-out", deskName };
    const person = viewOf(this.#state.person);
    return this.#state.kind === "locked"
      ? { kind: "locked", deskName, person }
      : { kind: "unlocked", deskName, person, locksAt: this.idle.locksAt };
  }

  /** The person at the desk, or null when nobody is signed in; a locked desk still has one. */
  get person(): Person | null {
    return this.#state.kind === "signed-out" ? null : this.#state.person;
  }

  get isUnlocked(): boolean {
    return this.#state.kind === "unlocked";
  }

  /** Who an event is by. Null: signed out, and the key table says that nothing can be appended. */
  get actor(): Actor | null {
    const { person } = this;
    return person === null ? null : { person: person.id, role: person.role };
  }

  async enrol(serverUrl: string, code: string): Promise<Result<SessionView>> {
    const { host, desk } = this.#deps;
    if (desk.identity !== null)
      return refuse("already-enrolled", "This desk is enrolled already. Sign in.");
    const stationKey = newStationKey();
    const deskKey = await newBoxKeyPair();
    const dataKey = randomKey();
    try {
      const client = this.#deps.strangerClient(serverUrl);
      const told = await client.enrol({
        code,
        machine: { host: host.kind, build: host.build, platform: host.platform },
        stationPublicKey: stationKey.publicKey,
        deskPublicKey: toBase64(deskKey.publicKey),
      });
      const deskPrivateKey = lock(dataKey, deskKey.privateKey, DESK_KEY_CONTEXT);
      await desk.adopt({
        v: 1,
        deskId: told.deskId,
        deskName: told.deskName,
        stationId: told.stationId,
        referencePrefix: told.referencePrefix,
        referencesGiven: 0,
        coverage: told.coverage,
        serverUrl,
        serverPublicKey: told.serverPublicKey,
        stationKey,
        deskPublicKey: toBase64(deskKey.publicKey),
        deskPrivateKey: {
          nonce: toBase64(deskPrivateKey.nonce),
          box: toBase64(deskPrivateKey.box),
        },
        escrow: await sealTo(fromBase64(told.serverPublicKey), SEAL_INFO.escrow, dataKey),
        enrolled: [],
        stolen: false,
        former: [],
      });
      await this.#deliverEscrow();
      this.#deps.onChanged();
      return accept(this.view);
    } catch (failure) {
      return this.#refused(
        failure,
        "The server was not reached. Check its address and the network, then press Enter again.",
      );
    } finally {
      dataKey.fill(0);
      deskKey.privateKey.fill(0);
    }
  }

  /** Online where the server answers, else with what this desk holds of the person. */
  async signIn(login: string, passphrase: string): Promise<Result<PersonView>> {
    const { desk } = this.#deps;
    const { identity } = desk;
    if (identity === null)
      return refuse("not-enrolled", "Enrol this desk first: a supervisor gives you a code.");
    if (identity.stolen)
      return refuse("desk-stolen", keyTable.stolen.read.allowed ? "" : keyTable.stolen.read.remedy);
    const known = identity.enrolled.find((each) => each.login === login.trim().toLowerCase());
    const held = known === undefined ? null : await unwrapKey(passphrase, known.wrap);
    const asked = this.#signInOnline(login.trim().toLowerCase(), passphrase, held === null);
    // Whoever this desk knows does not wait for a network that swallows what is sent.
    const online = held === null ? await asked : await this.#soon(asked);
    if (online.kind === "refused") {
      if (online.code === "person-revoked") await this.#forget(login);
      return refuse(online.code, online.remedy);
    }
    if (online.kind === "away") {
      if (known === undefined)
        return refuse(
          "not-known-offline",
          "The server is not reached, and you have not signed in at this desk before. Ask a colleague who has, or wait for the network.",
        );
      if (held === null)
        return refuse(
          "passphrase-differs",
          "This passphrase does not open the desk. Type it again.",
        );
      const unlocked = await this.#unlocked(known.person, held);
      void this.#heardLate(asked, known);
      return unlocked;
    }
    const dataKey = held ?? online.dataKey;
    if (dataKey === null)
      return refuse(
        "no-escrow",
        "The server holds no key for this desk yet. Wait for the network, then sign in again.",
      );
    await this.#remember({
      login: login.trim().toLowerCase(),
      person: online.person,
      wrap: held !== null && known !== undefined ? known.wrap : await wrapKey(passphrase, dataKey),
      lastOnlineAt: this.#deps.clock.now().toISOString(),
    });
    return this.#unlocked(online.person, dataKey);
  }

  /** Needs the server: only it knows the one-time code, and only once. */
  async choosePassphrase(chosen: {
    readonly login: string;
    readonly code: string;
    readonly passphrase: string;
  }): Promise<Result<PersonView>> {
    const server = this.#deps.server();
    if (server === null)
      return refuse("not-enrolled", "Enrol this desk first: a supervisor gives you a code.");
    try {
      await server.choosePassphrase(chosen);
    } catch (failure) {
      return this.#refused(
        failure,
        "The server was not reached. Wait for the network, then press Enter again.",
      );
    }
    return this.signIn(chosen.login, chosen.passphrase);
  }

  /** The person who locked; another one signs in as themselves. */
  async unlock(passphrase: string): Promise<Result<PersonView>> {
    const { identity } = this.#deps.desk;
    if (this.#state.kind !== "locked" || identity === null)
      return refuse("not-locked", "Sign in with your name and passphrase.");
    const { person } = this.#state;
    const known = identity.enrolled.find((each) => each.person.id === person.id);
    if (known === undefined)
      return refuse("not-known-offline", "Sign in with your name and passphrase.");
    const dataKey = await unwrapKey(passphrase, known.wrap);
    if (dataKey === null)
      return refuse("passphrase-differs", "This passphrase does not open the desk. Type it again.");
    const unlocked = await this.#unlocked(known.person, dataKey);
    // The token may have run out meanwhile; the passphrase is at hand only now.
    void this.#heardLate(this.#signInOnline(known.login, passphrase, false), known);
    return unlocked;
  }

  /** Asked before something leaves the desk as a file: the passphrase of whoever is signed in. */
  async proves(passphrase: string): Promise<Result<null>> {
    const person = this.person;
    const known = this.#deps.desk.identity?.enrolled.find((each) => each.person.id === person?.id);
    const dataKey = known === undefined ? null : await unwrapKey(passphrase, known.wrap);
    return dataKey === null
      ? refuse(
          "passphrase-differs",
          "This is not your passphrase. Type it again; nothing was saved.",
        )
      : accept(null);
  }

  async lock(): Promise<void> {
    if (this.#state.kind !== "unlocked") return;
    this.#state = { kind: "locked", person: this.#state.person };
    this.idle.stop();
    await this.#deps.desk.close();
    this.#deps.onChanged();
  }

  /** Leaves unsent events where they are: they are delivered without anybody. */
  async signOut(): Promise<void> {
    this.idle.stop();
    await this.#deps.desk.close();
    const server = this.#deps.server();
    if (this.#token !== null) await server?.signOut({}).catch(() => undefined);
    this.#token = null;
    this.#state = { kind: "signed-out" };
    this.#deps.onChanged();
  }

  /** Reported stolen: every wrap of the data key goes, and the desk closes. */
  async stolen(): Promise<void> {
    const { desk } = this.#deps;
    if (desk.identity === null || desk.identity.stolen) return;
    await desk.save({ ...desk.identity, enrolled: [], stolen: true });
    await this.signOut();
  }

  async #signInOnline(login: string, passphrase: string, recover: boolean): Promise<Online> {
    const server = this.#deps.server();
    if (server === null) return { kind: "away" };
    const pair = recover ? await newBoxKeyPair() : null;
    try {
      await this.#deliverEscrow();
      const told = await server.signIn({
        login,
        passphrase,
        recoverTo: pair === null ? null : toBase64(pair.publicKey),
      });
      this.#token = told.token;
      const dataKey =
        pair === null || told.sealedDataKey === null
          ? null
          : await openSealed(pair.privateKey, SEAL_INFO.recovery, told.sealedDataKey);
      return { kind: "signed-in", person: told.person, dataKey };
    } catch (failure) {
      const refusal = refusalOf(failure);
      return refusal === null ? { kind: "away" } : { kind: "refused", ...refusal };
    }
  }

  /** Away, when the server takes longer than a person at a desk should wait. */
  #soon(asked: Promise<Online>): Promise<Online> {
    let stop = (): void => undefined;
    const away = new Promise<Online>((resolve) => {
      stop = this.#deps.after(OFFLINE_AFTER_MS, () => resolve({ kind: "away" }));
    });
    return Promise.race([asked, away]).finally(() => stop());
  }

  /** The answer to a sign-in that was not waited for: a person who may not be here is signed out. */
  async #heardLate(asked: Promise<Online>, { login, person }: Enrolled): Promise<void> {
    const online = await asked;
    if (online.kind === "signed-in") return this.#deps.onToken();
    if (online.kind !== "refused" || online.code !== "person-revoked") return;
    await this.#forget(login);
    if (this.person?.id === person.id) await this.signOut();
  }

  async #deliverEscrow(): Promise<void> {
    const { desk } = this.#deps;
    const server = this.#deps.server();
    if (desk.identity === null || desk.identity.escrow === null || server === null) return;
    await server.escrow({ sealedDataKey: desk.identity.escrow });
    await desk.save({ ...desk.identity, escrow: null });
  }

  async #unlocked(person: Person, dataKey: Uint8Array): Promise<Result<PersonView>> {
    await this.#deps.desk.open(dataKey, this.#deps.words);
    dataKey.fill(0);
    this.#state = { kind: "unlocked", person };
    this.idle.start();
    this.#deps.onChanged();
    this.#deps.onSignedIn();
    return accept(viewOf(person));
  }

  async #remember(enrolled: Enrolled): Promise<void> {
    const { desk } = this.#deps;
    if (desk.identity === null) return;
    const others = desk.identity.enrolled.filter(({ login }) => login !== enrolled.login);
    await desk.save({ ...desk.identity, enrolled: [...others, enrolled] });
  }

  async #forget(login: string): Promise<void> {
    const { desk } = this.#deps;
    if (desk.identity === null) return;
    const enrolled = desk.identity.enrolled.filter(
      (each) => each.login !== login.trim().toLowerCase(),
    );
    await desk.save({ ...desk.identity, enrolled });
  }

  #refused(failure: unknown, away: string): Result<never> {
    if (failure instanceof NetworkFailure) return refuse("server-not-reached", away);
    const refusal = refusalOf(failure);
    if (refusal === null) throw failure;
    return refuse(refusal.code, refusal.remedy);
  }
}
