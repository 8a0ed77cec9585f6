import { ChaosCentre } from "../chaos-centre.ts";
import { FAULTS } from "../faulty-proxy.ts";
import { type Found, type Ground, pause, type Row } from "../row.ts";

const FAULT_LASTS_MS = 700;

const faulty = async ({ cluster, tries, chance }: Ground): Promise<Found> => {
  const centre = await ChaosCentre.start(cluster);
  const wrong: string[] = [];
  try {
    const desks = [
      await centre.enrolled("Desk 1"),
      await centre.enrolled("Desk 2", { login: "t.brandt" }),
    ];
    for (let n = 0; n < tries; n += 1) {
      for (const [at, desk] of desks.entries()) await desk.work(`m${at}x${n}`);
      for (const fault of FAULTS.toSorted(() => chance() - 0.5)) {
        centre.proxy.fault = () => (chance() < 0.6 ? fault : "none");
        await pause(FAULT_LASTS_MS * (tries === 1 ? 0.5 : 1));
      }
      centre.proxy.fault = () => "none";
      for (const desk of desks) await desk.do({ do: "rest" });
      const signs: string[] = [];
      for (const desk of desks) await desk.settled();
      for (const desk of desks) signs.push((await desk.settled()).sign);
      if (new Set(signs).size > 1) wrong.push("desks of one coverage differ afterwards");
    }
    const counts = await centre.compare(desks.flatMap(({ kept }) => [...kept]));
    const done = FAULTS.map((fault) => `${fault} ${centre.proxy.done.get(fault) ?? 0}`).join(", ");
    for (const desk of desks) await desk.close();
    return { tries, ...counts, wrong, beside: done };
  } finally {
    await centre.close();
  }
};

/** The way between a desk and its server. */
export const networks: readonly Row[] = [
  {
    fault: "the network drops, delays, doubles, cuts, and answers in the server's place",
    quick: 1,
    whole: 10,
    run: faulty,
  },
];
