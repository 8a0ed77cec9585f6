import { mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { printedHtml } from "#main/printing/printed-page.ts";
import { FhirTask } from "#shared/escalation/fhir-r4.ts";
import { type CaseId, RegionId } from "#shared/events/ids.ts";
import { aCall, type LineDesk, NodeLine } from "../support/node-line.ts";
import { PASSPHRASE } from "../support/thread.ts";

let line: NodeLine;
let desk: LineDesk;
beforeAll(async () => {
  line = await NodeLine.start("2026-11-25T18:04:00Z");
  desk = await line.enrolled("Desk 1", "k.alvarado");
});
afterAll(() => line.close());

const aFolder = (): string => mkdtempSync(join(tmpdir(), "accessline-export-"));
const aCase = async (change: Readonly<Record<string, string>> = {}) => {
  const { callId } = await aCall(desk);
  for (const [field, text] of Object.entries(change))
    await desk.ask.call.type({ callId, field, text });
  const region = RegionId.parse("bay-coast");
  const made = await desk.ask.call.escalate({ callId, region, summary: "No opening" });
  await desk.ask.call.close({ callId, disposition: "escalated", referral: null });
  if (made.caseId === null) throw new Error("no case");
  return { caseId: made.caseId, reference: made.reference ?? "" };
};
const save = (caseId: CaseId, change: Partial<Parameters<typeof desk.ask.print.save>[0]> = {}) =>
  desk.ask.print.save({
    caseId,
    what: "packet",
    form: "fhir",
    reason: "the clinic asked for it",
    folder: aFolder(),
    passphrase: PASSPHRASE,
    ...change,
  });

test("the packet is saved as a FHIR R4 Task with the facts of the paper, recorded with the purpose before it lies there", async () => {
  const { caseId, reference } = await aCase({ service: "substance-use" });
  await desk.settled();
  desk.network.cut();
  const { unsent } = desk.workstation.status();
  const { path } = await save(caseId);
  // Who took it is in the journal by then, also without the network.
  expect(desk.workstation.status().unsent).toBe(unsent + 1);
  desk.network.mend();
  const text = readFileSync(path, "utf8");
  const task = FhirTask.parse(JSON.parse(text));
  expect(task).toMatchObject({ resourceType: "Task", status: "requested", intent: "order" });
  expect(task.identifier?.[0]?.value).toBe(reference);
  expect(task.meta?.security?.map(({ code }) => code)).toContain("42CFRPart2");
  expect(task.note?.[0]?.text).toMatch(/42 CFR/);
  // The same facts as on paper, no more: how they are reached and where they live stay at the desk.
  await desk.ask.print.packet({ caseId, reason: "for comparison" });
  const paper = printedHtml(desk.printed.at(-1) as never);
  for (const { valueString } of task.input ?? [])
    expect(paper).toContain(valueString.replaceAll("&", "&amp;"));
  expect(path).not.toMatch(/Delgado|AL-?\d/);
  expect(statSync(path).mode & 0o077).toBe(0);
});

test("as a PDF it is the page of the printer; a second file of that minute never takes the place of the first", async () => {
  const { caseId } = await aCase();
  const folder = aFolder();
  const { path } = await save(caseId, { form: "pdf", folder });
  expect(readFileSync(path, "utf8")).toMatch(/^%PDF/);
  expect(desk.printed.at(-1)?.title).toBe("Escalation");
  await expect(save(caseId, { form: "pdf", folder })).rejects.toMatchObject({
    data: { code: "file-there" },
  });
  expect(readdirSync(folder)).toHaveLength(1);
});

test("the member's summary goes in the language of the call, in the words that were given", async () => {
  const { callId } = await aCall(desk);
  await desk.ask.words.chooseLanguages({ callId, prompts: "es", caller: "es" } as never);
  const { caseId } = await desk.ask.call.escalate({
    callId,
    region: RegionId.parse("bay-coast"),
    summary: "x",
  });
  await desk.ask.call.close({ callId, disposition: "escalated", referral: null });
  await desk.ask.print.summary({ caseId: caseId as CaseId, reason: "to take away" });
  const page = desk.printed.at(-1);
  const html = printedHtml(page as never);
  expect(html).toMatch(/Su número de referencia es/);
  expect(html).toContain('<html lang="es">');
  // It may lie open on a table: where they are called back is for the call alone.
  expect(html).not.toContain("510 555 0142");
  await save(caseId as CaseId, { what: "summary", form: "pdf" });
  expect(desk.printed.at(-1)).toEqual(page);
});

test.each([
  [{ passphrase: "somebody else's" }, "passphrase-differs"],
  [{ folder: "stick" }, "folder-not-whole"],
  [{ folder: "/dev/null/there" }, "folder-not-writable"],
] as const)("with %j nothing is saved, and what to do is said", async (change, code) => {
  const { caseId } = await aCase();
  await expect(save(caseId, change)).rejects.toMatchObject({ data: { code } });
});
