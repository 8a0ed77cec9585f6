import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { RegionId } from "#shared/events/ids.ts";
import { aCall, type LineDesk, NodeLine, noticesOf } from "../support/node-line.ts";
import { serverSight } from "../support/server-sight.ts";

let line: NodeLine;
let stuck: LineDesk;
let lead: LineDesk;
beforeAll(async () => {
  line = await NodeLine.start("2026-11-25T18:04:00Z");
  stuck = await line.enrolled("Desk 1", "l.castellanos");
  lead = await line.enrolled("Desk 2", "l.castellanos");
}, 120_000);
afterAll(() => line.close());

test("what a desk without a network wrote is carried to the server by another desk, once, and nobody on the way can read it", async () => {
  await stuck.settled();
  stuck.network.cut();
  const { callId } = await aCall(stuck);
  const { reference } = await stuck.ask.call.escalate({
    callId,
    region: RegionId.parse("bay-coast"),
    summary: "Planted words of the summary",
  });
  const { unsent } = stuck.workstation.status();
  const folder = mkdtempSync(join(tmpdir(), "accessline-carry-"));
  const { words } = await stuck.ask.health.exportUnsent({ folder });
  expect(words).toContain(`${unsent} events`);
  const bytes = readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("");
  expect(bytes).not.toContain("keyForDesk");
  expect(bytes).not.toContain("Planted");
  expect(bytes).not.toContain("Delgado");

  expect((await lead.ask.health.deliver({ folder })).words).toContain(`all ${unsent} events`);
  expect((await lead.ask.health.deliver({ folder })).words).toContain(`all ${unsent} events`);
  await lead.settled();
  await expect
    .poll(
      async () => (await lead.ask.find.rows({ text: reference ?? "", callId: null, from: 0 })).rows,
      { timeout: 10_000 },
    )
    .toHaveLength(1);

  stuck.network.mend();
  await stuck.settled();
  const sight = await serverSight(line.centre.server);
  expect(sight.events.filter(({ envelope }) => envelope.type === "escalation-raised")).toHaveLength(
    1,
  );
  expect(sight.cases.get(reference ?? "")?.escalations).toHaveLength(1);
  expect(stuck.workstation.status().unsent).toBe(0);
  expect(noticesOf(stuck)).not.toContain("new number");
});

test("an export says what to do where the folder is none, where nothing waits, and where no file is", async () => {
  const refusal = async (ask: Promise<unknown>) =>
    ((await ask.catch((failure: unknown) => failure)) as { data: { code: string } }).data.code;
  await stuck.settled();
  expect(await refusal(stuck.ask.health.exportUnsent({ folder: "here" }))).toBe("folder-not-whole");
  expect(await refusal(stuck.ask.health.exportUnsent({ folder: tmpdir() }))).toBe("nothing-unsent");
  const empty = mkdtempSync(join(tmpdir(), "accessline-empty-"));
  expect(await refusal(lead.ask.health.deliver({ folder: empty }))).toBe("no-files");
  expect(await refusal(lead.ask.health.deliver({ folder: join(empty, "none") }))).toBe("no-folder");
});
