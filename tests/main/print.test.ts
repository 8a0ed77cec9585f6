import { afterAll, beforeAll, expect, test } from "vitest";
import { type PrintedPage, printedHtml } from "#main/printing/printed-page.ts";
import { RegionId } from "#shared/events/ids.ts";
import { readReference } from "#shared/reference/reference.ts";
import { aCall, type LineDesk, NodeLine } from "../support/node-line.ts";

let line: NodeLine;
let desk: LineDesk;
beforeAll(async () => {
  line = await NodeLine.start("2026-11-25T18:04:00Z");
  desk = await line.enrolled("Desk 1", "k.alvarado");
});
afterAll(() => line.close());

const last = (): PrintedPage => {
  const page = desk.printed.at(-1);
  if (page === undefined) throw new Error("nothing was printed");
  return page;
};

const aCase = async (service = "") => {
  const { callId } = await aCall(desk);
  if (service !== "") await desk.ask.call.type({ callId, field: "service", text: service });
  const { caseId, reference } = await desk.ask.call.escalate({
    callId,
    region: RegionId.parse("bay-coast"),
    summary: "No opening before spring",
  });
  await desk.ask.call.close({ callId, disposition: "escalated", referral: null });
  if (caseId === null) throw new Error("no case");
  return { caseId, reference };
};

test("without network and telephone the call-back list says whom to ring, by when, and that no message may be left", async () => {
  const { reference } = await aCase();
  desk.network.cut();
  const { unsent } = desk.workstation.status();
  await desk.ask.print.callBacks({});
  desk.network.mend();
  // Who printed it is kept before the printer has it.
  expect(desk.workstation.status().unsent).toBe(unsent + 1);
  const html = printedHtml(last());
  expect(last().title).toBe("Call-back list");
  expect(html).toContain("510 555 0142");
  expect(html).toContain(reference);
  expect(html).toContain("leave no message: nobody said that it is safe");
  // Why they called is nobody's business who finds the page.
  expect(html).not.toMatch(/therapist|opening|appointment/i);
});

test("no line of a packet goes by the name of a field", async () => {
  const { caseId } = await aCase();
  await desk.ask.print.packet({ caseId, reason: "the region asked for paper" });
  const html = printedHtml(last());
  expect(html).toContain("Offer 1");
  expect(html).not.toMatch(/<th[^>]*>[a-z]+[A-Z-]/);
});

test("the paper form has a reference of its own each time, and the codes of the keys", async () => {
  await desk.ask.print.paperForm({});
  const first = printedHtml(last());
  await desk.ask.print.paperForm({});
  const second = printedHtml(last());
  const given = [first, second].map((html) => /read out: ([^<]+)</.exec(html)?.[1] ?? "");
  expect(given.every((text) => readReference(text).ok)).toBe(true);
  expect(given[0]).not.toBe(given[1]);
  expect(first).toContain("1 asked, safe");
  expect(first).toContain("0 grievance heard");
});

test("a packet says what the region needs, and the notice goes along where substance use is in it", async () => {
  const plain = await aCase();
  await desk.ask.print.packet({ caseId: plain.caseId, reason: "the region has no screen" });
  expect(printedHtml(last())).toContain("No opening before spring");
  expect(printedHtml(last())).toContain("First asked on");
  expect(printedHtml(last())).not.toContain("42 CFR part 2");
  const marked = await aCase("substance-use");
  await desk.ask.print.packet({ caseId: marked.caseId, reason: "asked by fax" });
  expect(printedHtml(last())).toContain("42 CFR part 2 prohibits unauthorized use");
  // Nothing in a printer's queue tells what it is about.
  expect(last().title).toBe("Escalation");
});
