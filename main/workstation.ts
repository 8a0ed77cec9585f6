import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { onError, ORPCError } from "@orpc/server";
import { RPCHandler } from "@orpc/server/message-port";
import { type PolicyView } from "#shared/contract/policy.ts";
import { type StatusView } from "#shared/contract/views.ts";
import { type Person } from "#shared/contract/server.ts";
import { LINE_STREAM, streamId, streamKind, type StreamName } from "#shared/events/stream.ts";
import { Asked } from "./asked.ts";
import { BuildsWork } from "./builds/builds-work.ts";
import { Changes } from "./changes.ts";
import { DeskClock, type MachineClock } from "./clock.ts";
import { Desk } from "./desk.ts";
import { callWorks } from "./call-works.ts";
import { type RouterDeps, workstationRouter } from "./gate/router.ts";
import { type Host, type Window } from "./host.ts";
import { Look } from "./look.ts";
import { Notices } from "./notices.ts";
import { keyNotices, keysInForce } from "./policy/keys-in-force.ts";
import { type Policy } from "./policy/policy.ts";
import { watchDay, watchMinutes } from "./new-day.ts";
import { afterMs, IdleLock, idlePolicyOf } from "./session/idle-lock.ts";
import { Session } from "./session/session.ts";
import { serverClient, type ServerClient } from "./sync/server-client.ts";
import { SyncLoop } from "./sync/sync-loop.ts";
import { VaultKeeper } from "./vault/vault-keeper.ts";
import { practiceDispatch } from "./practice/dispatch.ts";
import { PracticeWork } from "./practice/practice-work.ts";
import { type CallWork } from "./work/call-work.ts";
import { type DiskOf, diskOf, watchSpace } from "./free-space.ts";
import { HealthWork } from "./work/health-work.ts";
import { AwayWork } from "./work/away-work.ts";
import { ClimbWatch } from "./work/climb-watch.ts";
import { LineWork } from "./work/line-work.ts";
import { type Judgement } from "./work/judgement.ts";
import { type WorkDeps } from "./work/work-deps.ts";

export type WorkstationDeps = {
  readonly host: Host;
  readonly policy: Policy;
  /** Who set which rule; absent: nobody asks. */
  readonly policyView?: PolicyView;
  readonly judgement: Judgement;
  /** Said on the screen from the start, such as a published content that was not taken. */
  readonly told?: readonly string[];
  readonly clock: MachineClock;
  readonly chance: () => number;
  /** Absent: asked of the file system. */
  readonly disk?: DiskOf;
  /** What should never happen: told to one place, shown to nobody, never with a message's content. */
  readonly onBug: (failure: unknown) => void;
};

export type Workstation = {
  readonly window: Window;
  readonly session: Session;
  readonly status: () => StatusView;
  /** What was asked from outside the window goes in here. */
  readonly asked: Asked;
  /** Says something in the window until it is read. */
  readonly notice: (words: string) => void;
  /** Tries the network at once, whatever the pause. */
  readonly syncNow: () => void;
  /** Looks at once for targets that have passed; by itself once a minute. */
  readonly lookForMissed: () => Promise<void>;
  /** What is held of that which desks of one coverage share; rejects while the store is closed. */
  readonly digest: () => Promise<{ readonly events: number; readonly sign: string }>;
  readonly stop: () => Promise<void>;
};

/** Composes the workstation: what starts, in order. Knows nothing of Electron. */
export const startWorkstation = async ({
  host,
  policy,
  policyView = { rules: [] },
  judgement,
  told = [],
  clock: machine,
  chance,
  disk = diskOf,
  onBug,
}: WorkstationDeps): Promise<Workstation> => {
  const clock = new DeskClock(machine);
  const asked = new Asked();
  const changes = new Changes();
  const notices = new Notices(() => changes.tell("status"));
  const notice = (words: string): void => notices.add(words);
  told.forEach(notice);

  const tellStreams = (streams: readonly string[]): void => {
    calls.forget();
    if (streams.length === 0 || streams.includes(LINE_STREAM)) void line.refresh().catch(onBug);
    for (const stream of streams) {
      const kind = streamKind(stream as StreamName);
      if (kind === "call" || kind === "case") changes.tell(kind, streamId(stream as StreamName));
    }
    changes.tell("desk");
    changes.tell("inbox");
  };

  const keeper = new VaultKeeper({
    host,
    nowMs: () => clock.nowMs(),
    onReopened: async (state) => {
      await desk.reconcile(state);
      tellStreams([]);
    },
    onDown: (_why, givenUp) =>
      notice(
        givenUp
          ? "This desk's store keeps failing. What you do is still kept in the journal; restart the workstation when the call is over."
          : "This desk's store was restarted. Nothing is lost.",
      ),
  });

  const desk: Desk = new Desk({
    host,
    clock,
    keeper,
    notice,
    onKept: (streams) => {
      tellStreams(streams);
      sync.poke();
    },
  });

  let client: { readonly url: string; readonly client: ServerClient } | null = null;
  const server = (): ServerClient | null => {
    const url = desk.identity?.serverUrl;
    if (url === undefined) return null;
    if (client?.url !== url) client = { url, client: clientFor(url) };
    return client.client;
  };
  const clientFor = (url: string): ServerClient =>
    serverClient(
      url,
      host.transport,
      () => ({
        station:
          desk.identity === null
            ? null
            : { id: desk.identity.stationId, key: desk.identity.stationKey },
        token: session.token,
      }),
      () => clock.now(),
    );

  let people: readonly Person[] = [];
  const tellPeople = async (): Promise<void> => {
    if (keeper.isOpen)
      await keeper.ask((vault) => vault.people({ people: [...people] })).catch(() => undefined);
  };

  const session: Session = new Session({
    host,
    desk,
    clock,
    words: judgement.words,
    server,
    strangerClient: clientFor,
    after: afterMs,
    idleLock: (lock) =>
      new IdleLock({
        policy: idlePolicyOf(policy),
        clock: machine,
        after: afterMs,
        lock,
        onWarning: () => changes.tell("session"),
      }),
    onChanged: () => {
      calls.forget();
      changes.tell("session");
      changes.tell("desk");
    },
    onToken: () => sync.tryNow(),
    onSignedIn: () => {
      void away.here();
      calls.noteRecovered();
      people =
        people.length > 0 ? people : (desk.identity?.enrolled.map(({ person }) => person) ?? []);
      void tellPeople()
        .then(() => line.refresh())
        .catch(onBug)
        .then(() => sync.tryNow());
    },
  });

  const space = watchSpace({ folder: host.dataFolder, of: disk, after: afterMs, notice });
  const sync: SyncLoop = new SyncLoop({
    isDiskShort: space.isShort,
    desk,
    keeper,
    clock,
    policy,
    contentVersion: judgement.contentVersion,
    build: host.build,
    chance,
    server,
    notice,
    onPeople: async (told) => {
      people = told;
      await tellPeople();
    },
    onStolen: async () => {
      await session.stolen();
      notice(
        "This desk was reported stolen. Its keys are gone; what was not sent yet is still delivered.",
      );
    },
    onStatus: () => changes.tell("status"),
    onChanged: (streams) => {
      tellStreams(streams);
      const role = session.person?.role;
      if (streams.length > 0 && (role === "regional" || role === "supervisor"))
        host.tellElsewhere?.();
    },
  });

  const work: WorkDeps = {
    desk,
    keeper,
    clock,
    policy,
    judgement,
    actorOrNull: () => session.actor,
    actor: () => {
      if (session.actor === null) throw new Error("Nobody is signed in");
      return session.actor;
    },
    person: () => {
      if (session.person === null) throw new Error("Nobody is signed in");
      return session.person;
    },
    isUnlocked: () => session.isUnlocked,
    isOnline: () => sync.isOnline,
    newId: () => randomUUID(),
  };
  const works = callWorks(work, { print: host.print, pdf: host.pdf, after: afterMs, onBug });
  const { find } = works;
  const calls: CallWork = works.calls;
  const line: LineWork = new LineWork(work, () => changes.tell("status"));
  const away = new AwayWork(work, keeper);
  const climbs = new ClimbWatch(work);
  const practice = new PracticeWork({
    work,
    after: afterMs,
    onBug,
    onChanged: (topic, id) => changes.tell(topic, id),
  });

  const clockWords = (): StatusView["clock"] => {
    const trust = clock.trust();
    if (trust.kind === "good")
      return {
        kind: "good",
        words: `${trust.offsetMs >= 0 ? "+" : ""}${(trust.offsetMs / 1000).toFixed(1)} s`,
      };
    if (trust.kind === "wrong")
      return {
        kind: "wrong",
        words: `This desk's clock is ${Math.round(Math.abs(trust.offsetMs) / 60_000)} min off`,
      };
    return { kind: "ask", words: "The date is not confirmed: check it before a due date is said" };
  };

  const status = (): StatusView => ({
    line: judgement.line(clock.nowMs()),
    sync: sync.status,
    unsent: desk.unsent,
    clock: clockWords(),
    contentVersion: judgement.label,
    host: { kind: host.kind, banner: host.banner },
    notices: [...notices.list],
  });

  const keys = keysInForce(policy);
  keyNotices(keys).forEach(notice);
  const look = new Look(join(host.dataFolder, "look.json"));
  await look.load();

  await keeper.start();
  await desk.load();
  const routes: RouterDeps = {
    ...works,
    session,
    changes,
    asked,
    notices,
    practice,
    line,
    away,
    health: new HealthWork({
      desk,
      keeper,
      clock,
      dataFolder: host.dataFolder,
      diskOf: disk,
      server,
      onDelivered: () => sync.tryNow(),
    }),
    builds: new BuildsWork({ ...work, desk }, host),
    status,
    keys,
    policyView,
    look,
  };
  const practised = practiceDispatch(routes, practice);
  const handler = new RPCHandler(workstationRouter(routes), {
    interceptors: [
      onError((failure) => {
        if (!(failure instanceof ORPCError)) onBug(failure);
      }),
    ],
    clientInterceptors: [({ next, ...asking }) => practised(asking, () => next())],
  });
  const window = await host.openWorkstation((port) => handler.upgrade(port, { context: {} }));
  sync.start();
  const stopDay = watchDay(clock, afterMs, () => {
    for (const topic of ["status", "call", "case", "desk", "inbox"] as const) changes.tell(topic);
  });

  const stopClimbs = watchMinutes(afterMs, () => void climbs.look().catch(onBug));
  const stopMinutes = watchMinutes(afterMs, () => {
    if (session.isUnlocked) for (const topic of ["desk", "inbox"] as const) changes.tell(topic);
  });

  return {
    window,
    session,
    status,
    asked,
    notice,
    lookForMissed: () => climbs.look(),
    syncNow: () => sync.tryNow(),
    digest: () => keeper.ask((vault) => vault.digest({})),
    stop: async () => {
      stopDay();
      stopMinutes();
      space.stop();
      stopClimbs();
      session.idle.stop();
      calls.crises.stop();
      practice.stop();
      await find.stop().catch(onBug);
      await sync.stop();
      await desk.stop();
      await keeper.stop();
    },
  };
};
