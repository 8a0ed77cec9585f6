import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type CallView } from "#shared/contract/views.ts";
import { type ScopeKeys } from "#shared/events/bodies.ts";
import { RegionId } from "#shared/events/ids.ts";
import { openNodeDesk, type NodeDesk, type NodeDeskOptions } from "../support/node-desk.ts";
import {
  type Centre,
  clockFrom,
  cuttableNetwork,
  lineCoverage,
  PASSPHRASE,
  regionCoverage,
  startCentre,
} from "../support/thread.ts";

const TEN_AM = "2026-11-25T18:04:00Z";
const firstAppointment: ScopeKeys = {
  concerns: ["initial-appointment"],
  excludedUses: [],
  others: [],
  grievanceHeard: false,
};
const bay = RegionId.parse("bay-coast");

let centre: Centre;
const desks: NodeDesk[] = [];
beforeEach(async () => {
  centre = await startCentre(TEN_AM);
});
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.close();
  await centre.close();
});

const open = async (options: Partial<NodeDeskOptions> = {}) => {
  const network = cuttableNetwork();
  const desk = await openNodeDesk({
    clock: centre.clock,
    transport: network.transport,
    ...options,
  });
  desks.push(desk);
  return { ...desk, network };
};

const enrolled = async (
  name: string,
  login: string,
  coverage = lineCoverage,
  options: Partial<NodeDeskOptions> = {},
) => {
  const desk = await open(options);
  const code = await centre.server.createEnrolmentCode({ deskName: name, coverage });
  await desk.ask.session.enrol({ server: centre.server.url, code });
  await desk.ask.session.signIn({ login, passphrase: PASSPHRASE });
  return desk;
};

/** A call with everything a case needs. */
const aCall = async (desk: NodeDesk): Promise<CallView> => {
  const { callId } = await desk.ask.call.start({ ani: null });
  const facts = {
    listening: "No therapist has an opening, asked since October",
    callbackNumber: "510 555 0142",
    callerName: "Rosa Delgado",
    memberName: "Mateo Delgado",
    regionOrZip: "bay",
    firstAskedOn: "11/5",
    providerKind: "therapist",
    earliestOffer: "Dec 18",
  };
  for (const [field, text] of Object.entries(facts))
    await desk.ask.call.type({ callId, field, text });
  await desk.ask.call.keySafety({ callId, key: "asked-safe", words: "says safe" });
  return desk.ask.call.keyScope({ callId, keys: firstAppointment });
};

const refusalOf = (failure: unknown): string =>
  String((failure as { data?: { remedy?: string } }).data?.remedy);

describe("a call from ring to answered escalation", () => {
  test("reaches the regional colleague, and the answer comes back", async () => {
    const desk = await enrolled("Desk 1", "k.alvarado");
    const region = await enrolled("Bay", "s.aguilar", regionCoverage("bay-coast"));
    const call = await aCall(desk);
    expect(call.scope.verdict).toBe("in");
    expect(call.aids.card?.headline).toContain("business days after the due date");
    const { caseId, reference } = await desk.ask.call.escalate({
      callId: call.callId,
      region: bay,
      summary: "no opening",
    });
    if (caseId === null) throw new Error("no case");
    expect(reference).toMatch(/^AL \w{3} \d{3,}/);
    await desk.settled();
    await region.settled();

    const [row] = await region.ask.escalations.list({});
    expect(row).toMatchObject({ reference, acknowledged: false });
    if (row === undefined) throw new Error("nothing arrived");
    await region.ask.escalations.acknowledge({ caseId, escalation: row.escalation });
    await region.ask.escalations.answer({
      caseId,
      escalation: row.escalation,
      answer: {
        kind: "booked",
        appointmentAt: "2026-12-01T18:00:00Z",
        provider: "A. Therapist",
        mode: "video",
        place: "Video",
        heldUntil: null,
        words: "",
      },
    });
    await region.settled();
    await desk.settled();
    const seen = await desk.ask.case.get({ caseId });
    expect(seen.state).toBe("answered");
    expect(seen.escalations[0]).toMatchObject({ delivered: true, answeredBy: "Silvia Aguilar" });
  });

  test("another region's desk never sees it", async () => {
    const desk = await enrolled("Desk 1", "k.alvarado");
    const other = await enrolled("North", "m.okonkwo", regionCoverage("north-valley"));
    const call = await aCall(desk);
    const { caseId } = await desk.ask.call.escalate({
      callId: call.callId,
      region: bay,
      summary: "",
    });
    await desk.settled();
    await other.settled();
    expect(await other.ask.escalations.list({})).toEqual([]);
    if (caseId === null) throw new Error("no case");
    await expect(other.ask.case.get({ caseId })).rejects.toSatisfy((failure) =>
      refusalOf(failure).includes("not on this desk"),
    );
  });
});

describe("in an outage", () => {
  test("nothing waits: verdict, reference and promise are there, and the escalation says whom to phone", async () => {
    const desk = await enrolled("Desk 1", "k.alvarado");
    desk.network.cut();
    const call = await aCall(desk);
    const preview = await desk.ask.call.previewEscalation({ callId: call.callId });
    const { caseId } = await desk.ask.call.escalate({
      callId: call.callId,
      region: bay,
      summary: "",
    });
    if (caseId === null) throw new Error("no case");
    const seen = await desk.ask.case.get({ caseId });
    expect(call.scope.verdict).toBe("in");
    expect(preview.regions).toHaveLength(3);
    expect(seen.notDelivered).toContain("S. Aguilar");
    expect(desk.workstation.status().unsent).toBeGreaterThan(5);
  });

  test("what was kept is delivered once when the network is back, even when answers were lost", async () => {
    const network = cuttableNetwork();
    let loses = 2;
    const desk = await enrolled("Desk 1", "k.alvarado", lineCoverage, {
      transport: async (request) => {
        const answer = await network.transport(request);
        if (request.url.endsWith("/push") && loses > 0) {
          loses -= 1;
          throw new Error("the answer was lost");
        }
        return answer;
      },
    });
    const region = await enrolled("Bay", "s.aguilar", regionCoverage("bay-coast"));
    network.cut();
    const call = await aCall(desk);
    await desk.ask.call.escalate({ callId: call.callId, region: bay, summary: "" });
    network.mend();
    await desk.settled();
    await region.settled();
    expect(loses).toBe(0);
    expect(await region.ask.escalations.list({})).toHaveLength(1);
  });

  test("somebody who signed in here before signs in again without the network", async () => {
    const desk = await enrolled("Desk 1", "k.alvarado");
    const call = await aCall(desk);
    await desk.ask.session.signOut({});
    desk.network.cut();
    await expect(
      desk.ask.session.signIn({ login: "k.alvarado", passphrase: "wrong" }),
    ).rejects.toSatisfy((failure) => refusalOf(failure).includes("Type it again"));
    await expect(
      desk.ask.session.signIn({ login: "t.brandt", passphrase: PASSPHRASE }),
    ).rejects.toSatisfy((failure) =>
      refusalOf(failure).includes("have not signed in at this desk"),
    );
    await desk.ask.session.signIn({ login: "k.alvarado", passphrase: PASSPHRASE });
    expect((await desk.ask.call.get({ callId: call.callId })).fields["listening"]).toContain(
      "No therapist",
    );
  });
});

describe("a locked desk", () => {
  test("takes down a crisis, delivers it, and shows nothing else", async () => {
    const desk = await enrolled("Desk 1", "k.alvarado");
    await desk.settled();
    await desk.ask.session.lock({});
    const { callId, crisis } = await desk.ask.call.openCrisis({ callId: null });
    expect(crisis.state).toBe("asking");
    await desk.ask.call.moveCrisis({ callId, move: { kind: "branch", branch: "danger-now" } });
    await expect(desk.ask.desk.get({})).rejects.toMatchObject({ code: "FORBIDDEN" });
    await desk.settled();
    await desk.ask.session.unlock({ passphrase: PASSPHRASE });
    expect((await desk.ask.call.get({ callId })).crisis.steps.map(({ step }) => step)).toEqual([
      "asking",
      "notified",
      "branch",
    ]);
  });

  test("gives back everything typed when another person unlocks as themselves", async () => {
    const desk = await enrolled("Desk 1", "k.alvarado");
    const { callId } = await desk.ask.call.start({ ani: null });
    await desk.ask.call.type({ callId, field: "listening", text: "half a sent" });
    await desk.ask.session.lock({});
    await desk.ask.session.signIn({ login: "t.brandt", passphrase: PASSPHRASE });
    expect((await desk.ask.call.get({ callId })).fields["listening"]).toBe("half a sent");
  });
});

describe("stores", () => {
  test("a crash of the vault in mid-call loses nothing", async () => {
    const desk = await enrolled("Desk 1", "k.alvarado");
    const call = await aCall(desk);
    await desk.ask.call.complete({ callId: call.callId });
    desk.crashVault();
    await new Promise((resolve) => setTimeout(resolve, 500));
    const after = await desk.ask.call.get({ callId: call.callId });
    expect(after.scope.verdict).toBe("in");
    expect(after.fields["memberName"]).toBe("Mateo Delgado");
  });

  test("an emptied vault is noticed, rebuilt from server and journal, and said on the screen", async () => {
    const first = await enrolled("Desk 1", "k.alvarado");
    const call = await aCall(first);
    await first.ask.call.escalate({ callId: call.callId, region: bay, summary: "" });
    await first.settled();
    first.network.cut();
    await first.ask.call.start({ ani: "510 555 0199" });
    await first.close();
    desks.splice(
      desks.findIndex(({ store }) => store === first.store),
      1,
    );

    const again = await open({ dataFolder: first.dataFolder, store: "emptied" });
    await again.ask.session.signIn({ login: "k.alvarado", passphrase: PASSPHRASE });
    await again.settled();
    const desk = await again.ask.desk.get({});
    expect(desk.cases).toHaveLength(1);
    expect((await again.ask.tray.get({})).calls).toHaveLength(2);
    expect(
      again.workstation
        .status()
        .notices.map(({ words }) => words)
        .join(),
    ).toContain("being rebuilt");
  });

  test("a desk restored from an image writes under a new number and loses nothing that left it", async () => {
    const { cpSync } = await import("node:fs");
    const first = await enrolled("Desk 1", "k.alvarado");
    await first.settled();
    await first.close();
    const image = `${first.dataFolder}-image`;
    cpSync(first.dataFolder, image, { recursive: true });
    const second = await open({ dataFolder: first.dataFolder, store: first.store });
    await second.ask.session.signIn({ login: "k.alvarado", passphrase: PASSPHRASE });
    const call = await aCall(second);
    const escalated = await second.ask.call.escalate({
      callId: call.callId,
      region: bay,
      summary: "",
    });
    await second.settled();
    await second.close();
    desks.splice(0);

    const restored = await open({ dataFolder: image, store: first.store });
    const before = restored.workstation.status().unsent;
    await restored.ask.session.signIn({ login: "k.alvarado", passphrase: PASSPHRASE });
    await restored.settled();
    const next = await aCall(restored);
    const fresh = await restored.ask.call.escalate({
      callId: next.callId,
      region: bay,
      summary: "",
    });
    await restored.settled();
    expect(before).toBe(0);
    expect(
      restored.workstation
        .status()
        .notices.map(({ words }) => words)
        .join(),
    ).toContain("new number");
    expect(fresh.reference?.slice(0, 6)).not.toBe(escalated.reference?.slice(0, 6));
    expect((await restored.ask.desk.get({})).cases).toHaveLength(2);
  });

  test("a desk copied to another machine takes references that nobody else can give, then a new number", async () => {
    const { cpSync } = await import("node:fs");
    const first = await enrolled("Desk 1", "k.alvarado");
    await first.settled();
    await first.close();
    desks.splice(0);
    const copy = `${first.dataFolder}-copy`;
    cpSync(first.dataFolder, copy, { recursive: true });
    const clone = await open({ dataFolder: copy, store: first.store, machine: "machine-2" });
    clone.network.cut();
    await clone.ask.session.signIn({ login: "k.alvarado", passphrase: PASSPHRASE });
    const call = await aCall(clone);
    const { reference } = await clone.ask.call.escalate({
      callId: call.callId,
      region: bay,
      summary: "",
    });
    expect(reference).toMatch(/^AP /);
    clone.network.mend();
    await clone.settled();
    expect(
      clone.workstation
        .status()
        .notices.map(({ words }) => words)
        .join(),
    ).toContain("new number");
    expect((await clone.ask.desk.get({})).cases).toHaveLength(1);
  });
});

describe("refusals say what to do next and lose nothing", () => {
  test("a case that lacks facts names them", async () => {
    const desk = await enrolled("Desk 1", "k.alvarado");
    const { callId } = await desk.ask.call.start({ ani: null });
    await desk.ask.call.keyScope({ callId, keys: firstAppointment });
    await expect(desk.ask.call.previewEscalation({ callId })).rejects.toSatisfy((failure) =>
      refusalOf(failure).includes("the safety key"),
    );
  });

  test("no close skips the safety key, but for a call that is not an intake", async () => {
    const desk = await enrolled("Desk 1", "k.alvarado");
    const { callId } = await desk.ask.call.start({ ani: null });
    await expect(
      desk.ask.call.close({ callId, disposition: "sent-on", referral: null }),
    ).rejects.toSatisfy((failure) => refusalOf(failure).includes("safety"));
    await desk.ask.call.keyScope({
      callId,
      keys: { concerns: [], excludedUses: [], others: ["wrong-number"], grievanceHeard: false },
    });
    expect(
      (await desk.ask.call.close({ callId, disposition: "not-an-intake", referral: null })).ended
        ?.reference,
    ).toMatch(/^AL /);
  });

  test("an enrolment code that was used, or never was, is refused in words", async () => {
    const desk = await open();
    await expect(
      desk.ask.session.enrol({ server: centre.server.url, code: "NOSUCHCODE" }),
    ).rejects.toSatisfy((failure) => refusalOf(failure).length > 20);
    await expect(
      desk.ask.session.enrol({ server: "http://127.0.0.1:9", code: "X" }),
    ).rejects.toSatisfy((failure) => refusalOf(failure).includes("not reached"));
  });

  test("malformed messages to main are refused before any handler", async () => {
    const desk = await enrolled("Desk 1", "k.alvarado");
    await expect(
      desk.ask.call.type({ callId: "not-a-call" as never, field: "note", text: "x" }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  test("a wrong clock is shown and never a reason to refuse", async () => {
    const clock = clockFrom("2026-11-26T18:04:00Z");
    const desk = await enrolled("Desk 1", "k.alvarado", lineCoverage, { clock });
    await aCall(desk);
    await desk.settled();
    expect(desk.workstation.status().clock).toMatchObject({ kind: "wrong" });
    expect(desk.workstation.status().unsent).toBe(0);
  });
});
