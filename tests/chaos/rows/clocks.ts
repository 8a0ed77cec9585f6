import { ChaosCentre } from "../chaos-centre.ts";
import { type ChaosDesk } from "../chaos-desk.ts";
import { type Found, type Ground, pause, type Row } from "../row.ts";

const DAY_MS = 86_400_000;

type Stamped = { readonly seq: string; readonly stamp: string; readonly station: string };

const clocksJump = async ({ cluster, tries }: Ground): Promise<Found> => {
  const centre = await ChaosCentre.start(cluster);
  const wrong: string[] = [];
  try {
    const fine = await centre.enrolled("Desk 2", { login: "t.brandt" });
    const desk = await centre.enrolled("Desk 1");
    const working = async (mark: string): Promise<void> => {
      await desk.work(mark);
      await pause(250);
      await desk.do({ do: "rest" });
    };
    const trusted = async (of: ChaosDesk): Promise<string> => (await of.status()).clock.kind;
    for (let n = 0; n < tries; n += 1) {
      for (const [at, [name, ms]] of (
        [
          ["a day ahead", DAY_MS],
          ["back again", -DAY_MS],
          ["a day behind", -DAY_MS],
          ["an hour ahead, as at a change of the clocks", 3_600_000],
          ["right again", DAY_MS - 3_600_000],
        ] as const
      ).entries()) {
        centre.proxy.fault = () => "refused";
        await desk.do({ do: "jump", ms });
        if ((await trusted(desk)) === "good") wrong.push(`${name}: the jump is not noticed`);
        await working(`mc${n}x${at}`);
        centre.proxy.fault = () => "none";
        await desk.settled();
        const isWrong = Math.abs(await offsetOf(desk)) > 120_000;
        if (isWrong && (await trusted(desk)) !== "wrong")
          wrong.push(`${name}: the wrong clock is not shown after contact`);
        if (!isWrong && (await trusted(desk)) !== "good")
          wrong.push(`${name}: the right clock is still doubted after contact`);
      }
      const mine = await desk.settled();
      const theirs = await fine.settled();
      if (mine.sign !== theirs.sign) wrong.push("the desks differ afterwards");
    }
    const stamped = await centre.query<Stamped>(
      "select station, seq::text, envelope::json->>'stamp' as stamp from events order by station, events.seq",
    );
    for (const [at, { station, stamp }] of stamped.entries()) {
      const before = stamped[at - 1];
      if (before?.station === station && before.stamp >= stamp)
        wrong.push("an event is stamped before the one that was written before it");
    }
    const counts = await centre.compare([...desk.kept, ...fine.kept]);
    await desk.close();
    await fine.close();
    return { tries: tries * 5, ...counts, wrong: [...new Set(wrong)] };
  } finally {
    await centre.close();
  }
};

const offsetOf = async (desk: ChaosDesk): Promise<number> =>
  (await desk.do<number>({ do: "offset" })) ?? 0;

/** Clocks that people, machines and laws set. */
export const clocks: readonly Row[] = [
  {
    fault: "clocks a day off, jumping back, changed by an hour",
    quick: 1,
    whole: 4,
    run: clocksJump,
  },
];
