import { randomUUID } from "node:crypto";
import { createORPCClient, ORPCError } from "@orpc/client";
import { expect } from "vitest";
import { RPCLink } from "@orpc/client/fetch";
import { type ContractRouterClient } from "@orpc/contract";
import { lock, randomKey } from "#main/keys/aes.ts";
import { fromBase64, toBase64, utf8 } from "#main/keys/bytes.ts";
import { sha256 } from "#main/keys/hash.ts";
import { newBoxKeyPair, sealTo } from "#main/keys/hpke.ts";
import { newStationKey, signWith, type StationKey } from "#main/keys/station-key.ts";
import { DEMO_PASSPHRASE } from "#server/demo.ts";
import { type RunningServer } from "#server/start-server.ts";
import { frameContext, SEAL_INFO, type SealedSegment } from "#shared/contract/seal.ts";
import { type Person, type ServerContract } from "#shared/contract/server.ts";
import {
  SIGNATURE_HEADER,
  SIGNED_AT_HEADER,
  signedText,
  STATION_HEADER,
} from "#shared/contract/signature.ts";
import { EMPTY_HEAD, type Head } from "#shared/events/confirm.ts";
import { type Coverage } from "#shared/events/coverage.ts";
import { type Envelope, type ReadEvent, writeEvent } from "#shared/events/envelope.ts";
import { CaseId, type DeskId, EventId, RegionId, type StationId } from "#shared/events/ids.ts";
import { nextStamp } from "#shared/events/stamp.ts";
import { type StreamName, streamName } from "#shared/events/stream.ts";

export type Client = ContractRouterClient<ServerContract>;

export const LINE: Coverage = { kind: "line" };
export const regionIds = (...ids: string[]): RegionId[] => ids.map((id) => RegionId.parse(id));
export const covering = (...ids: string[]): Coverage => ({
  kind: "regions",
  regions: regionIds(...ids),
});
export const aCase = (): StreamName => streamName("case", CaseId.parse(randomUUID()));

/** What a test may change of a request before it leaves. */
export type Tamper = (request: { headers: Headers; body: string }) => void;

type Signer = { readonly station: StationId; readonly key: StationKey };

export const clientOf = (
  url: string | (() => string),
  signer: () => Signer | null,
  token: () => string | null = () => null,
  tamper: Tamper = () => undefined,
  aheadMs: () => number = () => 0,
): Client =>
  createORPCClient<Client>(
    new RPCLink({
      url: () => `${typeof url === "string" ? url : url()}/rpc`,
      fetch: async (request) => {
        const body = await request.text();
        const headers = new Headers(request.headers);
        const bearer = token();
        if (bearer !== null) headers.set("authorization", `Bearer ${bearer}`);
        const by = signer();
        if (by !== null) {
          const at = new Date(Date.now() + aheadMs()).toISOString();
          const text = signedText("POST", new URL(request.url).pathname, at, sha256(body));
          headers.set(STATION_HEADER, by.station);
          headers.set(SIGNED_AT_HEADER, at);
          headers.set(SIGNATURE_HEADER, signWith(by.key, text));
        }
        const outgoing = { headers, body };
        tamper(outgoing);
        return fetch(request.url, { method: "POST", headers, body: outgoing.body });
      },
    }),
  );

/**
 * Asks until the answer fits, for ten seconds: a place in the feed is read once no older transaction
 * of the whole PostgreSQL cluster runs, and other tests run some.
 */
export const eventually = <T>(ask: () => T | Promise<T>) =>
  expect.poll(ask, { timeout: 10_000, interval: 40 });

/** Code and sentence of a refused call; throws when it was not refused. */
export const refusalBy = async (
  call: Promise<unknown>,
): Promise<{ status: number; code: string; remedy: string }> => {
  const failure = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(failure instanceof ORPCError)) throw new Error(`Not refused: ${String(failure)}`);
  const { code, remedy } = failure.data as { code: string; remedy: string };
  return { status: failure.status, code, remedy };
};

/** A desk as small as a test needs it: writes, seals and sends as the workstation does. */
export class StationDouble {
  readonly deskId: DeskId;
  stationId: StationId;
  readonly serverPublicKey: string;
  readonly referencePrefix: string;
  readonly key: StationKey;
  /** Where the server is; it may come back elsewhere. */
  url: string;
  readonly client: Client;
  readonly dataKey = randomKey();
  head: Head = EMPTY_HEAD;
  token: string | null = null;
  person: Person | null = null;
  tamper: Tamper = () => undefined;
  /** How far this desk's clock runs ahead, in milliseconds. */
  aheadMs = 0;
  readonly #told: Awaited<ReturnType<Client["enrol"]>>;
  #stamp: Envelope["stamp"] | null = null;

  private constructor(url: string, key: StationKey, told: Awaited<ReturnType<Client["enrol"]>>) {
    this.url = url;
    this.#told = told;
    this.key = key;
    this.deskId = told.deskId;
    this.stationId = told.stationId;
    this.serverPublicKey = told.serverPublicKey;
    this.referencePrefix = told.referencePrefix;
    this.client = clientOf(
      () => this.url,
      () => ({ station: this.stationId, key }),
      () => this.token,
      (request) => this.tamper(request),
      () => this.aheadMs,
    );
  }

  static async enrol(
    server: Pick<RunningServer, "url" | "createEnrolmentCode">,
    coverage: Coverage = LINE,
  ): Promise<StationDouble> {
    const code = await server.createEnrolmentCode({ deskName: "Desk", coverage });
    return StationDouble.enrolWith(server.url, code);
  }

  static async enrolWith(
    url: string,
    code: string,
    host: "preview" | "electron" = "preview",
  ): Promise<StationDouble> {
    const key = newStationKey();
    const { publicKey } = await newBoxKeyPair();
    const told = await clientOf(url, () => null).enrol({
      code,
      machine: { host, build: "test", platform: "test" },
      stationPublicKey: key.publicKey,
      deskPublicKey: toBase64(publicKey),
    });
    return new StationDouble(url, key, told);
  }

  async signIn(login = "k.alvarado"): Promise<this> {
    const told = await this.client.signIn({ login, passphrase: DEMO_PASSPHRASE, recoverTo: null });
    this.token = told.token;
    this.person = told.person;
    return this;
  }

  /** A new incarnation of this desk, with the same person at it. */
  async incarnate(): Promise<StationDouble> {
    const key = newStationKey();
    const asked = { why: "head-unknown", stationPublicKey: key.publicKey } as const;
    const told = await this.client.incarnate(asked);
    const next = new StationDouble(this.url, key, { ...this.#told, ...told });
    next.person = this.person;
    return next;
  }

  /** The next event of this station's chain; `over` changes what the test is about. */
  write(
    stream: StreamName,
    over: Partial<Omit<Envelope, "body">> = {},
    body: Record<string, unknown> = { add: { text: "A note", at: "2026-11-25T17:00:00.000Z" } },
  ): ReadEvent {
    if (this.person === null) throw new Error("Nobody is signed in.");
    this.#stamp = nextStamp(this.#stamp, Date.now(), this.stationId);
    const event = writeEvent(
      {
        id: EventId.parse(randomUUID()),
        station: this.stationId,
        seq: this.head.seq + 1,
        stream,
        type: "case-noted",
        v: 1,
        stamp: this.#stamp,
        clock: { claimedAt: new Date().toISOString(), offsetMs: 0, offsetAgeMs: 0 },
        actor: { person: this.person.id, role: this.person.role },
        sets: [],
        replaces: [],
        routes: null,
        prev: this.head.hash,
        ...over,
      },
      body,
      sha256,
    );
    this.head = { seq: event.envelope.seq, hash: event.hash };
    return event;
  }

  /** A note that routes its stream to `regions` from here on. */
  route(
    stream: StreamName,
    regions: readonly string[],
    replaces: readonly EventId[] = [],
  ): ReadEvent {
    return this.write(stream, {
      routes: regionIds(...regions),
      sets: ["route"],
      replaces: [...replaces],
    });
  }

  async seal(events: readonly ReadEvent[], to = this.serverPublicKey): Promise<SealedSegment> {
    const segment = randomUUID();
    const key = randomKey();
    return {
      segment,
      keyForServer: await sealTo(fromBase64(to), SEAL_INFO.segmentForServer, key),
      frames: events.map(({ envelope, text }) => {
        const context = frameContext(this.stationId, segment, envelope.seq);
        const { nonce, box } = lock(key, utf8(JSON.stringify(text)), context);
        return { seq: envelope.seq, nonce: toBase64(nonce), box: toBase64(box) };
      }),
    };
  }

  async push(...events: readonly ReadEvent[]): Promise<Awaited<ReturnType<Client["push"]>>> {
    return this.client.push({ segments: [await this.seal(events)] });
  }

  /** Everything after `cursor`, answer by answer. */
  async pullAll(cursor: string | null = null, limit = 1000) {
    const items: Awaited<ReturnType<Client["pull"]>>["items"] = [];
    for (let at = cursor; ;) {
      const told = await this.client.pull({ cursor: at, limit });
      items.push(...told.items);
      at = told.cursor;
      if (!told.more) return { items, cursor: told.cursor, fromZero: told.fromZero };
    }
  }
}

/** Ids of the events of an answer, and names of the streams it withdraws. */
export const idsOf = (items: readonly { kind: string; envelope?: string; stream?: string }[]) =>
  items.map(({ envelope, stream }) =>
    envelope === undefined ? `withdrawn ${stream}` : (JSON.parse(envelope) as { id: string }).id,
  );
