import { ChaosCentre } from "../chaos-centre.ts";
import { type Found, type Ground, pause, type Row } from "../row.ts";

const MONTH_MS = 29 * 86_400_000;

const monthOld = async ({ cluster, tries }: Ground): Promise<Found> => {
  const centre = await ChaosCentre.start(cluster);
  const wrong: string[] = [];
  try {
    let desk = await centre.enrolled("Desk 1", { build: "0.1.0" });
    const newer = await centre.enrolled("Desk 2", { login: "t.brandt", build: "9.0.0" });
    for (let n = 0; n < tries; n += 1) {
      await desk.settled();
      centre.proxy.fault = () => "refused";
      // It goes without the network, as if the next weeks were in the past.
      await desk.do({ do: "jump", ms: -MONTH_MS });
      await desk.work(`mv${n}`);
      await pause(250);
      await desk.do({ do: "rest" });
      await desk.close();
      centre.proxy.fault = () => "none";
      desk = await centre.again(desk, { build: "0.2.0" });
      await desk.signIn();
      await newer.work(`mw${n}`);
      await pause(150);
      await newer.do({ do: "rest" });
      await desk.settled();
      const theirs = await newer.settled();
      const mine = await desk.settled();
      if (mine.sign !== theirs.sign) wrong.push("the older and the newer desk differ afterwards");
    }
    const counts = await centre.compare([...desk.kept, ...newer.kept]);
    await desk.close();
    await newer.close();
    return { tries, ...counts, wrong };
  } finally {
    await centre.close();
  }
};

/** Builds of different ages beside each other. */
export const versions: readonly Row[] = [
  {
    fault: "month-old events delivered by an upgraded desk beside a newer one",
    quick: 1,
    whole: 5,
    run: monthOld,
  },
];
