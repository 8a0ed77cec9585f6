import { ChaosCentre } from "../chaos-centre.ts";
import { type ChaosDesk } from "../chaos-desk.ts";
import { type Found, type Ground, pause, type Row, until } from "../row.ts";

/** Promised: typed text is at most this old after a kill. */
const MAY_LOSE_MS = 1_000;
const BETWEEN_KEYS_MS = 30;

type Typed = { readonly text: string; readonly at: number };

/** Types without a pause into a call of its own until `stop`; says what was typed when. */
const typing = async (
  desk: ChaosDesk,
): Promise<{ callId: string; typed: Typed[]; stop: () => void }> => {
  const { callId } = await desk.ask<{ callId: string }>("call.start", { ani: null });
  const typed: Typed[] = [];
  let on = true;
  void (async () => {
    for (let text = ""; on;) {
      text += String.fromCharCode(97 + (text.length % 26));
      typed.push({ text, at: Date.now() });
      await desk.ask("call.type", { callId, field: "listening", text }).catch(() => {
        on = false;
      });
      await pause(BETWEEN_KEYS_MS);
    }
  })();
  return {
    callId,
    typed,
    stop: () => {
      on = false;
    },
  };
};

/** Age of the oldest keystroke that is not there again (milliseconds before the kill). */
const lostMs = (typed: readonly Typed[], there: string, killedAt: number): number => {
  const gone = typed.find(({ text, at }) => at <= killedAt && text.length > there.length);
  return gone === undefined ? 0 : killedAt - gone.at;
};

const mainKilled =
  (alsoBrowser: boolean) =>
  async ({ cluster, tries, chance }: Ground): Promise<Found> => {
    const centre = await ChaosCentre.start(cluster);
    const wrong: string[] = [];
    const tooLate: string[] = [];
    let worst = 0;
    try {
      let desk = await centre.enrolled("Desk 1");
      for (let n = 0; n < tries; n += 1) {
        // Every other time the network is away as well: then this desk alone has what is kept.
        centre.proxy.fault = () => (n % 2 === 1 ? "refused" : "none");
        await desk.work(`m${n}`);
        const hands = await typing(desk);
        await pause(600 + chance() * 1_500);
        const killedAt = Date.now();
        await desk.kill(alsoBrowser);
        hands.stop();
        desk = await centre.again(desk);
        await desk.signIn();
        const { fields } = await desk.ask<{ fields: Record<string, string> }>("call.get", {
          callId: hands.callId,
        });
        const there = fields["listening"] ?? "";
        const lost = lostMs(hands.typed, there, killedAt);
        worst = Math.max(worst, lost);
        if (lost > MAY_LOSE_MS) tooLate.push(`typed text ${lost} ms old was gone`);
        if (!hands.typed.some(({ text }) => text === there) && there !== "")
          wrong.push("typed text came back changed");
      }
      centre.proxy.fault = () => "none";
      await desk.settled();
      const counts = await centre.compare(desk.kept);
      await desk.close();
      return { tries, ...counts, wrong, tooLate, beside: `typed text at most ${worst} ms old` };
    } finally {
      await centre.close();
    }
  };

const pageCrashed =
  (page: "vault" | "window") =>
  async ({ cluster, tries, chance }: Ground): Promise<Found> => {
    const centre = await ChaosCentre.start(cluster);
    const wrong: string[] = [];
    try {
      const desk = await centre.enrolled("Desk 1", { hasWindow: page === "window" });
      for (let n = 0; n < tries; n += 1) {
        // Three crashes within five minutes are the most that a desk starts its store again for.
        if (page === "vault" && n > 0 && n % 3 === 0) await desk.do({ do: "jump", ms: 400_000 });
        await desk.work(`m${n}`);
        await pause(100 + chance() * 600);
        const before = desk.kept.size;
        await desk.do({ do: "crash", page });
        await until("work goes on after the crash", () =>
          Promise.resolve(desk.kept.size > before + 5),
        );
        await desk.do({ do: "rest" });
      }
      if (page === "vault" && !(await desk.notices()).includes("store was restarted"))
        wrong.push("the restart of the store is not said on the screen");
      await desk.settled();
      const counts = await centre.compare(desk.kept);
      await desk.close();
      return { tries, ...counts, wrong };
    } finally {
      await centre.close();
    }
  };

const centreKilled =
  (what: "server" | "PostgreSQL") =>
  async ({ cluster, tries, chance }: Ground): Promise<Found> => {
    const centre = await ChaosCentre.start(cluster);
    try {
      const desk = await centre.enrolled("Desk 1");
      for (let n = 0; n < tries; n += 1) {
        await desk.work(`m${n}`);
        await pause(150 + chance() * 700);
        if (what === "server") {
          await centre.endServer("SIGKILL");
          await pause(chance() * 200);
          await centre.startServer();
        } else {
          await cluster.kill();
          await pause(chance() * 200);
          await cluster.start();
        }
        await pause(200);
        await desk.do({ do: "rest" });
      }
      await desk.settled();
      const counts = await centre.compare(desk.kept);
      await desk.close();
      return { tries, ...counts, wrong: [] };
    } finally {
      await centre.close();
    }
  };

/** kill -9 at random instants under load. The pages' processes are ended through their own debugger. */
export const kills: readonly Row[] = [
  { fault: "the vault's process ends", quick: 2, whole: 12, run: pageCrashed("vault") },
  { fault: "the window's process ends", quick: 1, whole: 12, run: pageCrashed("window") },
  { fault: "kill -9 of main", quick: 1, whole: 12, run: mainKilled(false) },
  { fault: "kill -9 of main and browser", quick: 2, whole: 12, run: mainKilled(true) },
  { fault: "kill -9 of the server", quick: 2, whole: 20, run: centreKilled("server") },
  { fault: "kill -9 of PostgreSQL", quick: 2, whole: 12, run: centreKilled("PostgreSQL") },
];
