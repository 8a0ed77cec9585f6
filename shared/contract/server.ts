import { oc } from "@orpc/contract";
import { z } from "zod";
import { Coverage } from "../events/coverage.ts";
import { EventText } from "../events/envelope.ts";
import { DeskId, PersonId, RegionId, Role, Sha256Hex, StationId } from "../events/ids.ts";
import { StreamName } from "../events/stream.ts";
import {
  type Access,
  anybody,
  anyStation,
  anyStationEvenBarred,
  everyRole,
  only,
} from "./access.ts";
import { Carried } from "./carried.ts";
import { Base64, SealedKey, SealedSegment } from "./seal.ts";

const at = (access: Access) => oc.$meta<{ access?: Access }>({}).meta({ access });

export const Head = z.object({ seq: z.int().min(0), hash: Sha256Hex });

export const Verdict = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("accepted") }),
  z.object({ kind: z.literal("refused"), reason: z.string(), remedy: z.string() }),
  z.object({ kind: z.literal("held"), reason: z.string(), remedy: z.string() }),
]);

/** Somebody who signs in, as every desk may know them. */
export const Person = z.object({
  id: PersonId,
  name: z.string(),
  role: Role,
  regions: z.array(RegionId),
  /** Their last sign-in that reached the centre, at whatever desk; a server of before does not say. */
  signedInAt: z.iso.datetime().nullable().optional(),
});
export type Person = z.infer<typeof Person>;

/** Opaque to the desk; (epoch, transaction id, position) to the server. Saved with what it covers. */
export const Cursor = z.string().max(200);

export const PullItem = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("event"), ...EventText.shape }),
  /** The stream left this station's coverage: purge it. */
  z.object({ kind: z.literal("withdrawal"), stream: StreamName }),
]);
export type PullItem = z.infer<typeof PullItem>;

/** Shorter than any proxy's patience, so that a quiet line is never mistaken for a dead one (milliseconds). */
export const LONGEST_LISTEN_MS = 5_000;

export const ServerRefusal = {
  REFUSED: { status: 422, data: z.object({ code: z.string(), remedy: z.string() }) },
} as const;

/** Names, not members' data: which machine asks, and with what. */
const Machine = z.object({
  host: z.enum(["electron", "preview"]),
  build: z.string().max(40),
  platform: z.string().max(40),
});

/** What became of a batch. */
export const Pushed = z.object({
  confirmed: Head,
  verdicts: z.array(z.object({ seq: z.int().min(1), verdict: Verdict })),
  /** Why the rest of the batch was not recorded; null: all of it was. */
  stopped: z
    .discriminatedUnion("kind", [
      z.object({ kind: z.literal("forked"), atSeq: z.int() }),
      z.object({ kind: z.literal("gap"), fromSeq: z.int() }),
      z.object({ kind: z.literal("not-opened"), atSeq: z.int(), remedy: z.string() }),
    ])
    .nullable(),
});

/** The central server as the workstations see it: oRPC over HTTPS at /rpc, OpenAPI at /api. */
export const serverContract = {
  /** A new desk, by a one-time code that a supervisor made. */
  enrol: at(anybody)
    .input(
      z.object({
        code: z.string().min(1).max(40),
        machine: Machine,
        /** Ed25519, raw 32 bytes. */
        stationPublicKey: Base64,
        /** X25519, raw 32 bytes. */
        deskPublicKey: Base64,
      }),
    )
    .output(
      z.object({
        deskId: DeskId,
        deskName: z.string(),
        stationId: StationId,
        referencePrefix: z.string(),
        coverage: Coverage,
        /** X25519, raw 32 bytes: pinned by the desk from now on. */
        serverPublicKey: Base64,
      }),
    )
    .errors(ServerRefusal),

  /** The desk's data key, sealed to the server: once, right after enrolment. */
  escrow: at(anyStation)
    .input(z.object({ sealedDataKey: SealedKey }))
    .output(z.object({}))
    .errors(ServerRefusal),

  /** A new incarnation of an enrolled desk; signed by the key of the old one. */
  incarnate: at(anyStation)
    .input(
      z.object({
        why: z.enum(["head-unknown", "head-not-a-prefix", "machine-changed", "forked"]),
        stationPublicKey: Base64,
      }),
    )
    .output(z.object({ stationId: StationId, referencePrefix: z.string() }))
    .errors(ServerRefusal),

  /** Where do we stand: time, epoch, the head that the server holds, coverage, who works here. */
  hello: at(anyStationEvenBarred)
    .input(
      z.object({
        head: Head.nullable(),
        unsent: z.int().min(0),
        build: z.string().max(40),
        contentVersion: z.string().max(128),
      }),
    )
    .output(
      z.object({
        time: z.iso.datetime(),
        epoch: z.string(),
        head: Head,
        coverage: Coverage,
        desk: z.enum(["active", "draining", "retired", "stolen"]),
        people: z.array(Person),
      }),
    )
    .errors(ServerRefusal),

  signIn: at(anyStation)
    .input(
      z.object({
        login: z.string().min(1).max(120),
        passphrase: z.string().min(1).max(1024),
        /** X25519, raw: set to have the data key released from escrow, sealed to it. */
        recoverTo: Base64.nullable(),
      }),
    )
    .output(
      z.object({
        person: Person,
        token: z.string(),
        tokenExpiresAt: z.iso.datetime(),
        sealedDataKey: SealedKey.nullable(),
      }),
    )
    .errors(ServerRefusal),

  /** Whoever was given a one-time code takes a passphrase of their own; then they sign in with it. */
  choosePassphrase: at(anyStation)
    .input(
      z.object({
        login: z.string().min(1).max(120),
        code: z.string().min(1).max(40),
        passphrase: z.string().min(1).max(1024),
      }),
    )
    .output(z.object({}))
    .errors(ServerRefusal),

  signOut: at({ ...everyRole, evenBarred: true })
    .input(z.object({}))
    .output(z.object({})),

  /** Sealed frames, strictly in seq order, at most 500 or 256 KB. */
  push: at(anyStationEvenBarred)
    .input(z.object({ segments: z.array(SealedSegment).min(1).max(500) }))
    .output(Pushed)
    .errors(ServerRefusal),

  /** What another desk wrote and could not send, brought in a file: recorded as that desk's own push. */
  deliver: at(only("supervisor")).input(Carried).output(Pushed).errors(ServerRefusal),

  /** What is new in this station's coverage after the cursor. A null cursor: from zero. */
  pull: at(anyStation)
    .input(z.object({ cursor: Cursor.nullable(), limit: z.int().min(1).max(5000) }))
    .output(
      z.object({
        items: z.array(PullItem),
        cursor: Cursor,
        more: z.boolean(),
        /** The cursor was of another epoch or coverage: this answer starts from zero. */
        fromZero: z.boolean(),
      }),
    )
    .errors(ServerRefusal),

  /** Answers as soon as there may be something new after the cursor, at the latest after `waitMs`. */
  listen: at(anyStation)
    .input(z.object({ cursor: Cursor.nullable(), waitMs: z.int().min(0).max(LONGEST_LISTEN_MS) }))
    .output(z.object({ news: z.boolean() }))
    .errors(ServerRefusal),

  /** A one-time code for a new desk. */
  createEnrolmentCode: at(only("supervisor", "admin"))
    .input(z.object({ deskName: z.string().min(1).max(60), coverage: Coverage }))
    .output(z.object({ code: z.string(), expiresAt: z.iso.datetime() }))
    .errors(ServerRefusal),
};

export type ServerContract = typeof serverContract;
