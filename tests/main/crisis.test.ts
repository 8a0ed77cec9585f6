import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type MachineClock } from "#main/clock.ts";
import { type CallId } from "#shared/events/ids.ts";
import { type LineDesk, NodeLine } from "../support/node-line.ts";
import { PASSPHRASE } from "../support/thread.ts";

const TEN_AM = "2026-11-25T18:04:00Z";
const HAND_OVER = {
  to: "911",
  dialledBy: "specialist",
  line: "2",
  number: "1-415-555-0100",
  takenBy: "Dispatcher Reyes",
  takenAt: "10:06",
} as const;

let line: NodeLine;
beforeEach(async () => {
  line = await NodeLine.start(TEN_AM);
});
afterEach(() => line.close());

/** The centre's clock, which can be put forward for one desk. */
const movableClock = (): MachineClock & { forward: (ms: number) => void } => {
  let ahead = 0;
  const { clock } = line.centre;
  return {
    wallMs: () => clock.wallMs() + ahead,
    monotonicMs: () => clock.monotonicMs() + ahead,
    forward: (ms) => void (ahead += ms),
  };
};

const inDanger = async ({ ask }: LineDesk): Promise<CallId> => {
  const { callId } = await ask.call.openCrisis({ callId: null });
  await ask.call.moveCrisis({ callId, move: { kind: "branch", branch: "danger-now" } });
  return callId;
};
const crisisOn = async ({ ask }: LineDesk, callId: CallId) =>
  (await ask.call.get({ callId })).crisis;
const remedy = (failure: unknown): string =>
  String((failure as { data?: { remedy?: string } }).data?.remedy);

describe("the supervisor", () => {
  test("sees the crisis at the first key inside, and one key tells the specialist who saw it", async () => {
    const desk = await line.enrolled("Desk 1", "k.alvarado");
    const lead = await line.enrolled("Lead", "l.castellanos");
    const { callId } = await desk.ask.call.openCrisis({ callId: null });
    await desk.settled();
    await lead.settled();
    expect((await lead.ask.attention.get({})).crises).toEqual([]);

    await desk.ask.call.moveCrisis({ callId, move: { kind: "branch", branch: "danger-now" } });
    await desk.ask.call.moveCrisis({
      callId,
      move: { kind: "answer", question: "where", words: "12 Elm St" },
    });
    expect((await crisisOn(desk, callId)).supervisor.kind).toBe("sending");
    await desk.settled();
    await lead.settled();
    const [notice] = (await lead.ask.attention.get({})).crises;
    expect(notice).toMatchObject({ callId, open: true, acknowledged: null });
    expect(notice?.words).toBe("In danger now · 12 Elm St");

    await lead.ask.attention.acknowledge({ callId });
    await lead.settled();
    await desk.settled();
    const { supervisor } = await crisisOn(desk, callId);
    expect(supervisor).toMatchObject({ told: true, kind: "told" });
    expect(supervisor.words).toContain("Lucia Castellanos");
  });

  test("is not called to a crisis that was opened by mistake, and no specialist may acknowledge", async () => {
    const desk = await line.enrolled("Desk 1", "k.alvarado");
    const lead = await line.enrolled("Lead", "l.castellanos");
    const callId = await inDanger(desk);
    await expect(desk.ask.attention.acknowledge({ callId })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await desk.ask.call.moveCrisis({ callId, move: { kind: "opened-by-mistake" } });
    await desk.settled();
    await lead.settled();
    expect((await lead.ask.attention.get({})).crises).toEqual([]);
  });

  test("is not told at once from a desk without the network, and the screen says what to do", async () => {
    const desk = await line.enrolled("Desk 1", "k.alvarado");
    await desk.settled();
    desk.network.cut();
    desk.workstation.syncNow();
    await expect.poll(() => desk.workstation.status().sync.kind).toBe("waiting-for-network");
    const callId = await inDanger(desk);
    const { supervisor } = await crisisOn(desk, callId);
    expect(supervisor.kind).toBe("not-told");
    expect(supervisor.words).toContain("this desk is offline. Raise your hand, or call");
  });

  test("is not told when nobody acknowledged within the seconds of the policy; a late answer still counts", async () => {
    const clock = movableClock();
    const desk = await line.enrolled("Desk 1", "k.alvarado", undefined, { clock });
    const lead = await line.enrolled("Lead", "l.castellanos");
    await desk.settled();
    const callId = await inDanger(desk);
    clock.forward(31_000);
    await expect
      .poll(async () => (await crisisOn(desk, callId)).supervisor.words, { timeout: 4_000 })
      .toContain("nobody has answered");
    await desk.settled();
    await lead.settled();
    await lead.ask.attention.acknowledge({ callId });
    await lead.settled();
    await desk.settled();
    expect((await crisisOn(desk, callId)).supervisor.kind).toBe("told");
  });
});

describe("help without a sound", () => {
  test("a typed question is answered on the screen of who asked", async () => {
    const desk = await line.enrolled("Desk 1", "k.alvarado");
    const lead = await line.enrolled("Lead", "l.castellanos");
    const { callId } = await desk.ask.call.start({ ani: null });
    await expect(
      desk.ask.attention.askHelp({ callId, kind: "question", words: " " }),
    ).rejects.toSatisfy((failure) => remedy(failure).includes("Type the question"));
    await desk.ask.attention.askHelp({ callId, kind: "question", words: "May I book Tuesday?" });
    await desk.settled();
    await lead.settled();
    const [help] = (await lead.ask.attention.get({})).helps;
    if (help === undefined) throw new Error("nothing arrived");
    expect(help).toMatchObject({ kind: "question", words: "May I book Tuesday?", answer: null });
    await lead.ask.attention.answerHelp({
      callId,
      help: help.help,
      answer: "answered",
      words: "Yes, the first one.",
    });
    await lead.settled();
    await desk.settled();
    const [mine] = (await desk.ask.attention.get({})).mine;
    expect(mine?.answer).toMatchObject({ by: "Lucia Castellanos", words: "Yes, the first one." });
    expect((await lead.ask.attention.get({})).helps).toEqual([]);
  });
});

describe("the end of a crisis", () => {
  test("handed over: who took it is asked; the safety key, a call-back and ten minutes follow by themselves", async () => {
    const desk = await line.enrolled("Desk 1", "k.alvarado");
    const callId = await inDanger(desk);
    const outcome = { kind: "outcome", outcome: "handed-over", words: "" } as const;
    await expect(
      desk.ask.call.moveCrisis({
        callId,
        move: { ...outcome, handOver: { ...HAND_OVER, takenBy: "" } },
      }),
    ).rejects.toSatisfy((failure) => remedy(failure).includes("who took the call"));
    const over = await desk.ask.call.moveCrisis({
      callId,
      move: { ...outcome, handOver: HAND_OVER },
    });
    expect(over.state).toBe("over");
    expect(over.callBack).toContain("Safety call-back by Mon, Nov 30");
    const call = await desk.ask.call.get({ callId });
    expect(call.safety?.key).toBe("asked-not-safe");
    const [promise] = (await desk.ask.desk.get({})).promises;
    expect(promise).toMatchObject({ kind: "safety-call-back", caseId: null, callId });

    expect((await desk.ask.attention.get({})).recovery).not.toBeNull();
    expect((await desk.ask.attention.endRecovery({})).recovery).toBeNull();
    await desk.ask.call.close({ callId, disposition: "crisis-handed-over", referral: null });
    if (promise === undefined) throw new Error("no call-back");
    await desk.ask.attention.callBackDone({
      callId,
      followUp: promise.id,
      result: "Reached, well",
    });
    expect((await desk.ask.desk.get({})).promises).toEqual([]);
  });

  test("cut off is never left without redials", async () => {
    const desk = await line.enrolled("Desk 1", "k.alvarado");
    const callId = await inDanger(desk);
    const move = { kind: "outcome", outcome: "cut-off", words: "" } as const;
    await expect(desk.ask.call.moveCrisis({ callId, move })).rejects.toSatisfy((failure) =>
      remedy(failure).includes("Redial first"),
    );
    await desk.ask.call.moveCrisis({ callId, move: { kind: "line-cut" } });
    for (const result of ["no-answer", "message"] as const)
      await desk.ask.call.moveCrisis({ callId, move: { kind: "redialled", result } });
    expect((await crisisOn(desk, callId)).lineCut?.next).toBe("lead-decides");
    const over = await desk.ask.call.moveCrisis({
      callId,
      move: { ...move, welfareCheck: "asked-for" },
    });
    expect(over.state).toBe("over");
  });

  test("asked and says safe: as said, no call-back, no recovery", async () => {
    const desk = await line.enrolled("Desk 1", "k.alvarado");
    const { callId } = await desk.ask.call.openCrisis({ callId: null });
    await desk.ask.call.moveCrisis({ callId, move: { kind: "branch", branch: "says-safe" } });
    await desk.ask.call.moveCrisis({
      callId,
      move: { kind: "outcome", outcome: "asked-and-safe", words: "my sister is here" },
    });
    const { safety } = await desk.ask.call.get({ callId });
    expect(safety).toMatchObject({ key: "asked-safe", words: "my sister is here" });
    expect((await desk.ask.desk.get({})).promises).toEqual([]);
    expect((await desk.ask.attention.get({})).recovery).toBeNull();
  });
});

describe("a locked desk", () => {
  test("goes on with a crisis that was open, keeps what is typed sealed, and shows it after unlocking", async () => {
    const desk = await line.enrolled("Desk 1", "k.alvarado");
    const callId = await inDanger(desk);
    await desk.ask.session.lock({});
    await desk.ask.call.moveCrisis({
      callId,
      move: { kind: "answer", question: "where", words: "12 Elm St" },
    });
    const over = await desk.ask.call.moveCrisis({
      callId,
      move: { kind: "outcome", outcome: "handed-over", words: "", handOver: HAND_OVER },
    });
    expect(over.state).toBe("over");
    await desk.ask.session.unlock({ passphrase: PASSPHRASE });
    expect((await crisisOn(desk, callId)).answers.where).toBe("12 Elm St");
    expect((await desk.ask.desk.get({})).promises).toMatchObject([{ kind: "safety-call-back" }]);
  });
});

describe("the safety key", () => {
  test("no close skips it but a wrong number, a test or no speech", async () => {
    const desk = await line.enrolled("Desk 1", "k.alvarado");
    const closed = async (other: string) => {
      const { callId } = await desk.ask.call.start({ ani: null });
      const keys = { concerns: [], excludedUses: [], others: [other], grievanceHeard: false };
      await desk.ask.call.keyScope({ callId, keys });
      return desk.ask.call.close({ callId, disposition: "not-an-intake", referral: null });
    };
    expect((await closed("wrong-number")).ended).not.toBeNull();
    await expect(closed("prank")).rejects.toSatisfy((failure) =>
      remedy(failure).includes("safety first"),
    );
  });

  test("words of danger typed after it ask again at the close; the crisis path answers them itself", async () => {
    const desk = await line.enrolled("Desk 1", "k.alvarado");
    const { callId } = await desk.ask.call.start({ ani: null });
    const keys = { concerns: [], excludedUses: [], others: ["billing"], grievanceHeard: false };
    await desk.ask.call.keyScope({ callId, keys });
    await desk.ask.call.keySafety({ callId, key: "nothing-heard", words: "" });
    const text = "he says he wants to kill himself tonight";
    const aids = await desk.ask.call.type({ callId, field: "note", text });
    expect(aids.heard[0]).toMatchObject({ key: "6", crisis: true });
    const close = () =>
      desk.ask.call.close({ callId, disposition: "crisis-handed-over", referral: null });
    await expect(close()).rejects.toSatisfy((failure) => remedy(failure).includes("key it again"));
    await desk.ask.call.openCrisis({ callId });
    await desk.ask.call.moveCrisis({
      callId,
      move: { kind: "outcome", outcome: "handed-over", words: "", handOver: HAND_OVER },
    });
    expect((await close()).ended).not.toBeNull();
  });
});
