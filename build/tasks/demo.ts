import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { exit } from "node:process";
import { situation } from "../../tests/support/callers.ts";
import { findInClear } from "../../tests/support/clear-scan.ts";
import { Hands } from "../../tests/support/hands.ts";
import { serverSight, type ServerSight } from "../../tests/support/server-sight.ts";
import {
  begin,
  closeCall,
  escalate,
  type Facts,
  keySafety,
  keyScope,
  typeFacts,
} from "../../tests/support/taking-calls.ts";
import {
  lineCoverage,
  type OpenDesk,
  openDesk,
  PASSPHRASE,
  regionCoverage,
  startCentre,
} from "../../tests/support/thread.ts";
import { browserForTests } from "./browser.ts";
import { buildPages } from "./build-pages.ts";
import { close, report, ROOT, say } from "./steps.ts";

/** Wednesday before Thanksgiving, 10:04 in the morning, Pacific: the line is open. */
const TEN_AM = "2026-11-25T18:04:00Z";
const PICTURES = join(ROOT, "dist", "demo");

type Row = {
  readonly caller: string;
  readonly expected: string;
  readonly reference: string;
  readonly escalated: boolean;
};

const failures: string[] = [];
let checks = 0;
const check = (what: string, holds: boolean): void => {
  checks += 1;
  if (!holds) failures.push(what);
};

const browser = browserForTests();
if (!browser.ok) {
  say(browser.refusal.remedy);
  exit(close(0, 1));
}
const built = await buildPages();
if (built.some(({ ok }) => !ok)) {
  built.forEach(report);
  exit(close(0, 1));
}
rmSync(PICTURES, { recursive: true, force: true });
mkdirSync(PICTURES, { recursive: true });

const centre = await startCentre(TEN_AM);
const desk = await openDesk(centre, { name: "Desk 1", coverage: lineCoverage });
const region = await openDesk(centre, {
  name: "Bay and Coast",
  coverage: regionCoverage("bay-coast"),
  colours: "dark",
});
say(`host: preview (Chromium) · database: ${centre.server.database} · six calls by keyboard\n`);

const hands = new Hands(desk.page);
const regional = new Hands(region.page);
const rows: Row[] = [];

const picture = async ({ page }: OpenDesk, name: string): Promise<void> => {
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
};

/** One call from ring to close by keyboard; `between` is what this caller needs besides. */
const take = async (
  id: string,
  facts: Facts,
  keys: readonly string[],
  {
    between,
    ending,
    escalated = false,
  }: {
    between?: () => Promise<void>;
    ending?: Parameters<typeof closeCall>[1];
    escalated?: boolean;
  } = {},
): Promise<void> => {
  const caller = situation(id);
  await begin(hands, caller, facts);
  await keySafety(hands);
  await keyScope(hands, ...keys);
  await typeFacts(hands, facts);
  await desk.page.waitForTimeout(300);
  await picture(desk, `${id}-call`);
  await between?.();
  const reference = await closeCall(hands, ending);
  rows.push({ caller: id, expected: caller.expected.verdict, reference, escalated });
};

const takeAll = async (): Promise<void> => {
  // In: a psychiatrist at the end of March, medication for two weeks.
  await take(
    "c003",
    {
      caller: "Rosa Delgado",
      number: "(510) 555-0142",
      place: "94601",
      firstAsked: "11/17",
      withWhom: "2",
      medication: "in 14 days",
      offer: "end of March",
      wouldWork: "video, after 3 PM",
    },
    ["1"],
    { between: () => escalate(hands), escalated: true },
  );
  // Out: ordinary scheduling, handed over warm.
  await take("c089", { number: "(510) 555-0143" }, ["9"], { ending: { how: "1" } });
  // Mixed: an intake after the lithium ends, and a question that only a clinician answers.
  await take(
    "c041",
    {
      caller: "Ines Varga",
      number: "(415) 555-0144",
      place: "94110",
      firstAsked: "11/16",
      withWhom: "2",
      medication: "in 5 days",
      offer: "12/14",
    },
    ["1", "7"],
    { between: () => escalate(hands), ending: { how: "1" }, escalated: true },
  );
  // A crisis: one key of the scope check opens the path, on asking.
  const crisis = situation("c046");
  await begin(hands, crisis, { number: "(510) 555-0145" });
  await hands.press("F2", "6");
  await desk.page.getByRole("heading", { name: "Crisis · asking" }).waitFor();
  await picture(desk, "c046-crisis-asking");
  await hands.press("t");
  await desk.page.getByRole("heading", { name: "Crisis · Thoughts, not now" }).waitFor();
  await picture(desk, "c046-crisis-thoughts");
  // Handed over: to whom, by whom, on which line, and who took it.
  await hands.press("Alt+h");
  await hands.choose("Handed over to", "2");
  await hands.type("Who took it", "not given");
  await picture(desk, "c046-crisis-handed-over");
  await hands.press("Enter");
  await desk.page.getByRole("dialog", { name: "Close the call" }).waitFor();
  await hands.press("Control+Enter");
  await desk.page.getByRole("dialog", { name: "Closed" }).waitFor();
  const reference = (await desk.page.getByTestId("reference").innerText()).trim();
  await hands.press("Enter");
  rows.push({ caller: "c046", expected: crisis.expected.verdict, reference, escalated: false });
  // Not an intake: a wrong number.
  await desk.page.getByRole("heading", { name: "My cases" }).waitFor();
  await take("c064", {}, ["-", ...(await listKey("wrong-number"))]);
  // In, escalated while the network is cut: nothing waits.
  desk.network.cut();
  await take(
    "c116",
    {
      caller: "Theo Lindahl",
      number: "(650) 555-0146",
      place: "94301",
      firstAsked: "5/15",
      withWhom: "1",
      offer: "12/18",
    },
    ["1"],
    {
      between: async () => {
        await desk.page.getByText("Waiting for network").first().waitFor({ timeout: 20_000 });
        await escalate(hands, async () => {
          await hands.sees("Not delivered yet");
          const phone = await desk.page.getByText("1-415-555-0140").count();
          check("in the outage the escalation names whom to phone", phone > 0);
          await picture(desk, "c116-not-delivered");
        });
      },
      escalated: true,
    },
  );
  await desk.page.waitForTimeout(300);
  await picture(desk, "desk-in-the-outage");
};

/** The key of one entry of the list behind "-", as the screen numbers it. */
const listKey = async (use: string): Promise<string[]> => {
  const { loadContent } = await import("../content/load-content.ts");
  const loaded = loadContent(join(ROOT, "content"));
  if (!loaded.ok) throw new Error("the content is not valid");
  const at = loaded.value.scope.others.findIndex(({ id }) => id === use);
  return ["123456789abcdefghijklmnopqrstuvwxyz".charAt(at), "-"];
};

/** Up to the first row, then down to the one of this reference. */
const select = async (reference: string): Promise<void> => {
  const row = region.page.getByRole("row", { name: new RegExp(reference) });
  const isChosen = async (): Promise<boolean> =>
    (await row.getAttribute("aria-selected")) === "true";
  for (let up = 0; up < 6 && !(await isChosen()); up += 1) await regional.press("ArrowUp");
  for (let down = 0; down < 6 && !(await isChosen()); down += 1) await regional.press("ArrowDown");
};

/** The network returns; the region acknowledges and answers every escalation by keyboard; the specialist sees it. */
const answerAll = async (): Promise<void> => {
  desk.network.mend();
  const escalated = rows.filter((row) => row.escalated);
  for (const { reference } of escalated)
    await region.page.getByText(reference).first().waitFor({ timeout: 40_000 });
  await picture(region, "inbox");
  for (const [at, { reference }] of escalated.entries()) {
    await region.page.getByRole("heading", { name: "Escalations" }).waitFor();
    await select(reference);
    await regional.press("a");
    await region.page
      .getByRole("row", { name: new RegExp(`Acknowledged.*${reference}`) })
      .waitFor();
    await select(reference);
    await regional.press("a");
    await region.page.getByRole("dialog", { name: "Answer the escalation" }).waitFor();
    await regional.choose("Answer", "1");
    await regional.type("Date and time", `Dec ${at + 1} 10:00 AM`);
    await regional.type("Provider", "A. Serrano, LMFT");
    await regional.choose("How", "2");
    await regional.type("Place", "Video visit");
    if (at === 0) await picture(region, "answer");
    await regional.press("Control+Enter");
    await region.page.getByRole("dialog").waitFor({ state: "hidden" });
  }
  for (const { reference } of escalated)
    await desk.page
      .getByRole("row", { name: new RegExp(`Answered.*${reference}`) })
      .waitFor({ timeout: 40_000 });
  await picture(desk, "desk-answered");
  await hands.press("Enter");
  await desk.page.getByRole("heading", { name: "Timeline" }).waitFor();
  await picture(desk, "case-answered");
};

/** The state of a case as this desk's own screen shows it, or "–" where it has no row for it. */
const seenOn = async ({ page }: OpenDesk, reference: string): Promise<string> => {
  const row = page.getByRole("row", { name: new RegExp(reference) });
  if ((await row.count()) === 0) return "–";
  return (await row.locator("td.state").first().innerText()).split(" · ")[0]?.trim() ?? "";
};

/** What each screen shows for each call, once both are back on their lists. */
const bothDesks = async (): Promise<Map<string, { desk: string; region: string }>> => {
  await hands.press("Escape");
  await desk.page.getByRole("heading", { name: "My cases" }).waitFor();
  await region.page.getByRole("heading", { name: "Escalations" }).waitFor();
  const seen = new Map<string, { desk: string; region: string }>();
  for (const { reference } of rows)
    seen.set(reference, {
      desk: await seenOn(desk, reference),
      region: await seenOn(region, reference),
    });
  return seen;
};

const printTable = (
  sight: ServerSight,
  seen: ReadonlyMap<string, { desk: string; region: string }>,
): void => {
  const calls = [...sight.calls.values()];
  const line = (cells: readonly string[]): void =>
    say(cells.map((cell, at) => cell.padEnd([7, 15, 15, 16, 21, 14, 12, 12][at] ?? 12)).join(""));
  line([
    "call",
    "expected",
    "verdict",
    "reference",
    "server: call",
    "server: case",
    "Desk 1",
    "region",
  ]);
  for (const { caller, expected, reference, escalated } of rows) {
    const call = calls.find(({ ended }) => ended?.reference === reference);
    const file = sight.cases.get(reference);
    const shown = seen.get(reference) ?? { desk: "missing", region: "missing" };
    const verdict = call?.scope?.verdict ?? "missing";
    check(`${caller}: verdict ${verdict}, expected ${expected}`, verdict === expected);
    check(
      `${caller}: the call is on the server once, closed with its reference`,
      calls.filter(({ ended }) => ended?.reference === reference).length === 1,
    );
    check(
      `${caller}: ${escalated ? "answered on the server" : "no case was opened for it"}`,
      escalated ? file?.state === "answered" : file === undefined,
    );
    check(
      `${caller}: both desks show what the server holds (${shown.desk} · ${shown.region})`,
      [shown.desk, shown.region].every((state) => state === (escalated ? "Answered" : "–")),
    );
    if (escalated) check(`${caller}: delivered once`, file?.escalations.length === 1);
    line([
      caller,
      expected,
      verdict,
      reference,
      call?.ended?.disposition ?? "–",
      file?.state ?? "–",
      shown.desk,
      shown.region,
    ]);
  }
};

/** Names, numbers, a sentence and the passphrase of this demonstration, looked for in every file. */
const nothingInClear = ({ dataFolder }: OpenDesk, name: string): void => {
  const planted = [
    "Rosa Delgado",
    "Ines Varga",
    "Theo Lindahl",
    "555-0142",
    "(510) 555",
    "climbing the walls",
    PASSPHRASE,
  ];
  const { files, found } = findInClear(dataFolder, planted);
  say(`${name}: ${files} files read for planted names, numbers and words · ${found.length} found`);
  check(
    `${name}: nothing lies on the disk in clear${found.map(({ path, text }) => ` (${text} in ${path})`).join("")}`,
    files > 20 && found.length === 0,
  );
};

let seen: ReadonlyMap<string, { desk: string; region: string }> = new Map();
try {
  await hands.signIn("k.alvarado");
  await regional.signIn("s.aguilar");
  await takeAll();
  await answerAll();
  seen = await bothDesks();
  check("nothing is left unsent", desk.workstation.status().unsent === 0);
} catch (failure) {
  check(
    `the demonstration ran to its end: ${failure instanceof Error ? failure.message : String(failure)}`,
    false,
  );
  await picture(desk, "failure-desk").catch(() => undefined);
  await picture(region, "failure-region").catch(() => undefined);
}
printTable(await serverSight(centre.server), seen);
say(
  `\nkeys pressed besides typed text: ${hands.keys} on the desk, ${regional.keys} in the region · pictures in dist/demo/`,
);
await desk.close();
await region.close();
nothingInClear(desk, "Desk 1");
nothingInClear(region, "Bay and Coast");
await centre.close();
for (const failure of failures) say(`FAIL  ${failure}`);
exit(close(checks - failures.length, failures.length));
