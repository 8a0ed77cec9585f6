import { describe, expect, test } from "vitest";
import { CallScreen } from "../../renderer/screens/call/call-screen.svelte.ts";
import { aWindow } from "./near-client.ts";

const aCall = async (situation: Parameters<typeof aWindow>[0] = {}) => {
  const opened = await aWindow(situation);
  const view = await opened.client.call.start({ ani: null });
  const screen = new CallScreen(opened.client, opened.workstation.announcer, view);
  return { ...opened, screen };
};

describe("an open call", () => {
  test("never takes a text out of the field that is being typed in", async () => {
    const { screen } = await aCall();
    screen.focus("note");
    screen.type("note", "school asks for a letter");
    screen.take({ ...screen.view, fields: { note: "older", callerName: "Rosa D." } });
    expect(screen.text("note")).toBe("school asks for a letter");
    expect(screen.text("callerName")).toBe("Rosa D.");
  });

  test("keeps a text that main does not have yet, although the focus has gone on", async () => {
    const { screen } = await aCall();
    screen.type("memberName", "Mateo D.");
    screen.take({ ...screen.view, fields: { memberName: "" } });
    expect(screen.text("memberName")).toBe("Mateo D.");
  });

  test("sends everything typed before it keys anything", async () => {
    const { screen, told } = await aCall();
    screen.type("listening", "no one has an opening");
    await screen.keySafety("asked-safe");
    expect(told).toEqual([{ field: "listening", text: "no one has an opening" }]);
    expect(screen.view.fields["listening"]).toBe("no one has an opening");
  });

  test("Ctrl+E twice, faster than main answers, goes on twice and says only where it ended", async () => {
    const { screen, workstation } = await aCall();
    await Promise.all([screen.cycleLanguage(), screen.cycleLanguage()]);
    expect(screen.view.languages.prompts).toBe("interpreter");
    expect(workstation.announcer.words).toMatch(/interpreter/i);
  });

  test("says the verdict aloud", async () => {
    const { screen, workstation } = await aCall();
    await screen.keyScope({ ...screen.view.scope.keys, concerns: ["initial-appointment"] });
    expect(workstation.announcer.words).toBe("In scope");
  });

  test("says the due date aloud when it is first computed, and not again while it stays", async () => {
    const { screen, workstation } = await aCall();
    screen.type("firstAskedOn", "two weeks ago");
    screen.type("earliestOffer", "Dec 18");
    await screen.flush();
    expect(workstation.announcer.words).toMatch(/13 to 17 business days/);
    workstation.announcer.say("something else");
    screen.type("note", "and a letter");
    await screen.flush();
    expect(workstation.announcer.words).toBe("something else");
  });

  test("says that an escalation is not delivered yet, and whom to phone", async () => {
    const { screen, workstation } = await aCall({ offline: true });
    await screen.escalate("bay" as never, "first appointment");
    expect(workstation.announcer.words).toMatch(/Phone M. Okada/);
    expect(screen.caseView?.notDelivered).toMatch(/510 555-0117/);
  });

  test("shows a refusal where it was caused, and loses nothing that was typed", async () => {
    const { screen } = await aCall();
    screen.type("listening", "hung up");
    expect(await screen.close({ disposition: "cut-off", referral: null })).toBe(false);
    expect(screen.problem("close")?.words).toMatch(/Key safety first/);
    expect(screen.text("listening")).toBe("hung up");
  });

  test("takes the refusal away when the same thing goes through", async () => {
    const { screen } = await aCall();
    await screen.close({ disposition: "cut-off", referral: null });
    await screen.keySafety("could-not-ask");
    await screen.close({ disposition: "cut-off", referral: null });
    expect(screen.problem("close")).toBeNull();
    expect(screen.view.ended?.disposition).toBe("cut-off");
  });

  test("puts in front the sentence of the field that is open", async () => {
    const { screen } = await aCall();
    screen.focus("firstAskedOn");
    expect(screen.thread.now?.say).toMatch(/first ask/);
    expect(screen.thread.move(1)?.field).toBe("earliestOffer");
  });

  test("goes on to the next sentence by itself when safety has been keyed", async () => {
    const { screen } = await aCall();
    screen.lead("safety");
    await screen.keySafety("asked-safe");
    expect(screen.thread.now?.field).toBe("scope");
  });

  test("jumps to any script and comes back to where it was, with every answer kept", async () => {
    const { screen } = await aCall();
    screen.lead("callerName");
    await screen.thread.jump("threat/which");
    expect(screen.thread.now?.part).toBe("A threat");
    screen.choose("threatKind", "words-only");
    await screen.flush();
    expect(screen.thread.answerTo(screen.thread.prompts[1] as never)).toBe("Hard words only");
    screen.thread.move(1);
    expect(screen.thread.isAside).toBe(false);
    expect(screen.thread.now?.field).toBe("callerName");
    expect(screen.text("threatKind")).toBe("words-only");
  });

  test("stays with its sentence when another way through the scripts opens before it", async () => {
    const { screen } = await aCall();
    screen.lead("callerName");
    const [first, ...rest] = screen.view.prompts;
    const inserted = {
      ...(first as never as object),
      id: "interpreter/hold",
      field: null,
    } as never;
    screen.take({ ...screen.view, prompts: [first as never, inserted, ...rest] });
    expect(screen.thread.now?.field).toBe("callerName");
  });

  test("Ctrl+E goes round English, Spanish and the interpreter, and says so", async () => {
    const { screen, workstation } = await aCall();
    await screen.cycleLanguage();
    expect(screen.view.languages.prompts).toBe("es");
    await screen.cycleLanguage();
    expect(screen.view.languages.interpreter?.number).toBe("1-800-555-0134");
    expect(workstation.announcer.words).toBe("Prompts: Interpreter");
    await screen.cycleLanguage();
    expect(screen.view.languages.prompts).toBe("en");
  });

  test("records the words with the safety key when they are typed after it", async () => {
    const { screen } = await aCall();
    await screen.keySafety("asked-safe");
    screen.type("safetyWords", "Mother says he is safe");
    await screen.keepSafetyWords();
    expect(screen.view.safety).toMatchObject({
      key: "asked-safe",
      words: "Mother says he is safe",
    });
  });
});
