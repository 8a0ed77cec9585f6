import { type SealedSegment } from "#shared/contract/seal.ts";
import { type Head } from "#shared/events/confirm.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import { tryAgain, UNIQUE_VIOLATION } from "../store/database.ts";
import { type StationRecord } from "../store/station-verbs.ts";
import { type Store, type StoreTx } from "../store/store.ts";
import { takeEffect } from "./take-effect.ts";
import { openSegments } from "./open-segments.ts";
import {
  type Gathered,
  isPulled,
  place,
  type Placed,
  planPush,
  type VerdictAtSeq,
} from "./plan-push.ts";

/** Events in one push, over all its segments. */
const MOST_FRAMES = 500;

export type PushDeps = {
  readonly store: Store;
  readonly privateKey: Uint8Array;
  readonly trustMs: number;
  readonly now: () => Date;
  /** Called once for a push that is committed, with the verdicts of what it recorded. */
  readonly onPushed?: (fresh: readonly VerdictAtSeq[]) => void;
};

export type Pushed = {
  readonly confirmed: Head;
  readonly verdicts: VerdictAtSeq[];
  readonly stopped:
    | { readonly kind: "forked"; readonly atSeq: number }
    | { readonly kind: "gap"; readonly fromSeq: number }
    | { readonly kind: "not-opened"; readonly atSeq: number; readonly remedy: string }
    | null;
};

const gather = async (
  tx: StoreTx,
  station: StationRecord,
  { next }: Placed,
  { trustMs }: PushDeps,
  at: Date,
): Promise<Gathered> => {
  const envelopes = next.map(({ envelope }) => envelope);
  const known = await tx.actors(
    [...new Set(envelopes.map(({ actor }) => actor.person))],
    station.deskId,
  );
  const streams = await tx.lockStreams(envelopes.map(({ stream }) => stream).filter(isPulled));
  return {
    desk: station.deskState,
    trustMs,
    actors: new Map(
      [...known].map(([person, { role, regions, state, lastSignInAt }]) => [
        person,
        {
          role,
          regions,
          state,
          sinceSignInMs: lastSignInAt === null ? null : at.getTime() - lastSignInAt.getTime(),
        },
      ]),
    ),
    streams,
    ...(await tx.copies(envelopes.map(({ id }) => id))),
    deskId: station.deskId,
    coverage: station.coverage,
  };
};

const recordNext = async (
  tx: StoreTx,
  station: StationRecord,
  placed: Placed,
  deps: PushDeps,
  at: Date,
): Promise<VerdictAtSeq[]> => {
  if (placed.next.length === 0) return [];
  const plan = planPush(placed.next, await gather(tx, station, placed, deps, at));
  await tx.record(plan.records, at);
  if (plan.settled.length > 0) await tx.settleHeldCopies(plan.settled);
  await takeEffect(tx, plan);
  await tx.moveHead(station.id, placed.head);
  return plan.records.map(({ seq, verdict }) => ({ seq, verdict }));
};

/** Records what a station sends, strictly in seq order, each event with its verdict. */
export const push = async (
  deps: PushDeps,
  station: StationRecord,
  segments: readonly SealedSegment[],
): Promise<Result<Pushed>> => {
  const frames = segments.reduce((sum, { frames: { length } }) => sum + length, 0);
  if (frames > MOST_FRAMES)
    return refuse("too-many", `Send at most ${MOST_FRAMES} events at once; there were ${frames}.`);
  const opened = await openSegments(deps.privateKey, station.id, segments);
  const seqs = opened.events.map(({ envelope }) => envelope.seq);
  const once = () =>
    deps.store.write(async (tx) => {
      const at = deps.now();
      const head = await tx.lockHead(station.id);
      const recorded =
        seqs.length === 0
          ? new Map()
          : await tx.recorded(station.id, Math.min(...seqs), Math.max(...seqs));
      const placed = place(head, opened.events, recorded);
      const verdicts = await recordNext(tx, station, placed, deps, at);
      const pushed: Pushed = {
        confirmed: placed.head,
        verdicts: [...placed.again, ...verdicts],
        stopped:
          placed.stopped ??
          (opened.stopped === null ? null : { kind: "not-opened", ...opened.stopped }),
      };
      return { pushed, fresh: verdicts };
    });
  // Two stations sending one id at the same instant: the second sees the first when it tries again.
  const { pushed, fresh } = await tryAgain(once, [UNIQUE_VIOLATION]);
  deps.onPushed?.(fresh);
  return accept(pushed);
};
