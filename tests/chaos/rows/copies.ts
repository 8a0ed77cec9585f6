import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { aCase } from "../a-case.ts";
import { ChaosCentre } from "../chaos-centre.ts";
import { ChaosDesk } from "../chaos-desk.ts";
import { type Found, type Ground, pause, type Row } from "../row.ts";

const copyOf = (dataFolder: string): string => {
  const copy = join(mkdtempSync(join(tmpdir(), "accessline-image-")), "desk");
  cpSync(dataFolder, copy, { recursive: true });
  return copy;
};

/** References given out more than once. */
const referencesTwice = async (centre: ChaosCentre): Promise<string[]> => {
  const rows = await centre.query<{ reference: string }>(
    `select body::json->'set'->'opened'->>'reference' as reference from events
     where type = 'case-opened' and not repeats group by 1 having count(*) > 1`,
  );
  return rows.map(({ reference }) => reference);
};

const bitOfWork = async (desk: ChaosDesk, mark: string): Promise<string> => {
  await desk.work(mark);
  await pause(250);
  await desk.do({ do: "rest" });
  return aCase(desk);
};

const restored = async ({ cluster, tries }: Ground): Promise<Found> => {
  const centre = await ChaosCentre.start(cluster);
  const wrong: string[] = [];
  try {
    let desk = await centre.enrolled("Desk 1");
    for (let n = 0; n < tries; n += 1) {
      await bitOfWork(desk, `ma${n}`);
      await desk.settled();
      await desk.close();
      const image = copyOf(desk.dataFolder);
      desk = await centre.again(desk);
      await desk.signIn();
      await bitOfWork(desk, `mb${n}`);
      await desk.settled();
      await desk.close();
      // The disk is put back as it was before the last hours, also while the network is away.
      rmSync(desk.dataFolder, { recursive: true, force: true });
      cpSync(image, desk.dataFolder, { recursive: true });
      centre.proxy.fault = () => (n % 2 === 0 ? "refused" : "none");
      desk = await centre.again(desk);
      await desk.signIn();
      await bitOfWork(desk, `mc${n}`);
      centre.proxy.fault = () => "none";
      await desk.settled();
      if (!(await desk.notices()).includes("new number"))
        wrong.push("the desk does not say that it was restored");
    }
    const twice = await referencesTwice(centre);
    if (twice.length > 0) wrong.push(`references given twice: ${twice.join(", ")}`);
    const counts = await centre.compare(desk.kept);
    await desk.close();
    return { tries, ...counts, wrong };
  } finally {
    await centre.close();
  }
};

const cloned = async ({ cluster, tries }: Ground): Promise<Found> => {
  const centre = await ChaosCentre.start(cluster);
  const wrong: string[] = [];
  try {
    let kept: string[] = [];
    for (let n = 0; n < tries; n += 1) {
      let one = await centre.enrolled(`Desk ${n}`);
      await bitOfWork(one, `ma${n}`);
      await one.close();
      const copy = copyOf(one.dataFolder);
      one = await centre.again(one);
      const two = await ChaosDesk.open({ dataFolder: copy, machine: "machine-2" });
      try {
        for (const desk of [one, two]) await desk.signIn();
        await bitOfWork(one, `mb${n}`);
        await bitOfWork(two, `mc${n}`);
        for (const desk of [one, two]) await desk.settled();
        const [mine, theirs] = [await one.settled(), await two.settled()];
        if (mine.sign !== theirs.sign) wrong.push("desk and clone differ afterwards");
        if (!(await two.notices()).includes("new number"))
          wrong.push("the clone does not say that it is one");
        kept = [...kept, ...one.kept, ...two.kept];
        await one.close();
        await two.close();
      } finally {
        await two.kill().catch(() => undefined);
      }
    }
    const twice = await referencesTwice(centre);
    if (twice.length > 0) wrong.push(`references given twice: ${twice.join(", ")}`);
    return { tries, ...(await centre.compare(kept)), wrong };
  } finally {
    await centre.close();
  }
};

const serverRestored = async ({ cluster, tries }: Ground): Promise<Found> => {
  const centre = await ChaosCentre.start(cluster);
  const wrong: string[] = [];
  try {
    const desks = [
      await centre.enrolled("Desk 1"),
      await centre.enrolled("Desk 2", { login: "t.brandt" }),
    ];
    for (let n = 0; n < tries; n += 1) {
      for (const [at, desk] of desks.entries()) await bitOfWork(desk, `m${at}a${n}`);
      for (const desk of desks) await desk.settled();
      await centre.endServer("SIGTERM");
      const backup = await centre.backup();
      await centre.startServer();
      for (const [at, desk] of desks.entries()) await bitOfWork(desk, `m${at}b${n}`);
      for (const desk of desks) await desk.settled();
      await centre.endServer("SIGKILL");
      await centre.restore(backup);
      await centre.startServer();
      for (const desk of desks) await desk.settled();
      const signs: string[] = [];
      for (const desk of desks) signs.push((await desk.settled()).sign);
      if (new Set(signs).size > 1) wrong.push("the desks differ afterwards");
    }
    const twice = await referencesTwice(centre);
    if (twice.length > 0) wrong.push(`references given twice: ${twice.join(", ")}`);
    const counts = await centre.compare(desks.flatMap(({ kept }) => [...kept]));
    for (const desk of desks) await desk.close();
    return { tries, ...counts, wrong };
  } finally {
    await centre.close();
  }
};

/** Stores that are older than what was done since. */
export const copies: readonly Row[] = [
  { fault: "a desk restored from an image", quick: 1, whole: 6, run: restored },
  { fault: "a desk cloned", quick: 1, whole: 6, run: cloned },
  { fault: "the server restored from a backup", quick: 1, whole: 6, run: serverRestored },
];
