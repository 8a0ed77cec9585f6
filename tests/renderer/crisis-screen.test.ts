import { expect, test } from "vitest";
import { CallScreen } from "../../renderer/screens/call/call-screen.svelte.ts";
import { type HandOver } from "#shared/crisis/crisis.ts";
import { aWindow } from "./near-client.ts";

const handOver: HandOver = {
  to: "911",
  dialledBy: "specialist",
  line: "2",
  number: "510 555-0111",
  takenBy: "Dispatcher Reyes",
  takenAt: "10:06",
};

const inACall = async (situation: Parameters<typeof aWindow>[0] = {}) => {
  const opened = await aWindow(situation);
  const view = await opened.client.call.start({ ani: null });
  opened.workstation.showCall(new CallScreen(opened.client, opened.workstation.announcer, view));
  return opened;
};

test("the question is on the screen before anything is asked of main", async () => {
  const { workstation } = await inACall();
  const opening = workstation.crisis.open();
  expect(workstation.crisis.shape).toBe("full");
  expect(workstation.crisis.say).toMatch(/thinking about suicide/);
  await opening;
});

test("it stays open until an outcome is recorded", async () => {
  const { workstation } = await inACall();
  const { crisis } = workstation;
  await crisis.open();
  crisis.choose("thoughts-not-now");
  crisis.escape();
  expect(crisis.shape).toBe("full");
  crisis.escape();
  expect(crisis.shape).toBe("band");
  await crisis.open();
  expect(crisis.branch).toBe("thoughts-not-now");
  await crisis.end("handed-over", { handOver });
  expect(crisis.shape).toBe("away");
});

test("handed over goes on to the short close; asked and safe goes back to the call", async () => {
  const handedOver = await inACall();
  await handedOver.workstation.crisis.open();
  handedOver.workstation.crisis.choose("danger-now");
  await handedOver.workstation.crisis.end("handed-over");
  expect(handedOver.workstation.crisis.problem?.words).toContain("who took the call");
  await handedOver.workstation.crisis.end("handed-over", { handOver });
  expect(handedOver.workstation.overlays.top?.kind).toBe("close");

  const safe = await inACall();
  await safe.workstation.crisis.open();
  safe.workstation.crisis.choose("says-safe");
  safe.workstation.crisis.type("says-safe-words", "my sister is here");
  await safe.workstation.crisis.end("asked-and-safe");
  expect(safe.workstation.overlays.top).toBeNull();
});

test("one question at a time, and none twice", async () => {
  const { workstation } = await inACall();
  const { crisis } = workstation;
  await crisis.open();
  crisis.choose("danger-now");
  const asked = [crisis.say];
  for (let step = 0; step < 7; step += 1) {
    crisis.step(1);
    asked.push(crisis.say);
  }
  expect(new Set(asked).size).toBe(8);
  crisis.step(1);
  expect(crisis.question).toBeNull();
});

test("an answer leads to the next question, and the sentence to read grows", async () => {
  const { workstation } = await inACall();
  const { crisis } = workstation;
  await crisis.open();
  crisis.choose("danger-now");
  expect(crisis.question).toBe("where");
  for (const [question, words] of [
    ["where", "12 Elm St"],
    ["unit", "4"],
    ["city", "Oakland"],
    ["county", "alameda"],
  ] as const) {
    crisis.type(question, words);
    crisis.keep(question);
  }
  expect(crisis.question).toBe("callback-number");
  expect(crisis.needed).toEqual([]);
  expect(crisis.county?.dispatch).toBe("510 555-0111");
  expect(crisis.dispatch?.en).toContain("12 Elm St, unit 4, Oakland, Alameda County");
});

test("a line that goes dead is redialled, and then the lead decides", async () => {
  const { workstation } = await inACall();
  const { crisis } = workstation;
  await crisis.open();
  crisis.cutLine();
  crisis.redialled("no-answer");
  expect(crisis.lineCut).toEqual({ redials: 1, isLeadsTurn: false });
  await crisis.end("cut-off", { welfareCheck: "asked-for" });
  expect(crisis.shape).toBe("full");
  crisis.redialled("no-answer");
  expect(crisis.lineCut?.isLeadsTurn).toBe(true);
  await crisis.end("cut-off", { welfareCheck: "asked-for" });
  expect(crisis.shape).toBe("away");
});

test("the words go from English to Spanish to the interpreter’s, and round", async () => {
  const { workstation } = await inACall();
  const { crisis } = workstation;
  await crisis.open();
  const said = [0, 1, 2, 3].map(() => {
    const words = crisis.say;
    crisis.cycleLanguage();
    return words;
  });
  expect(said[1]).toContain("suicidio");
  expect(new Set(said).size).toBe(3);
  expect(said[3]).toBe(said[0]);
});

test("a locked desk shows the words and says that nothing is recorded", async () => {
  const { workstation } = await aWindow({ session: "locked" });
  const { crisis } = workstation;
  await crisis.open();
  expect(crisis.wordsOnly).toBe(true);
  crisis.choose("danger-now");
  expect(crisis.say).toMatch(/street and house number/);
  crisis.type("where", "12 Elm St");
  crisis.keep("where");
  expect(crisis.dispatch?.en).toContain("12 Elm St");
  await crisis.end("handed-over", { handOver });
  expect(crisis.shape).toBe("away");
  expect(workstation.overlays.top).toBeNull();
});

test("a supervisor sees a crisis elsewhere on any screen, and one key says so", async () => {
  const { workstation } = await aWindow({ person: "reyes", crisisElsewhere: true });
  await workstation.attention.load();
  expect(workstation.attention.crisis?.specialist).toBe("K. Alvarado");
  await workstation.attention.acknowledge();
  expect(workstation.attention.crisis).toBeNull();
});

test("a call opened from the desk for it is the call one comes back to", async () => {
  const { workstation } = await aWindow();
  await workstation.crisis.open();
  expect(workstation.screen.kind).toBe("call");
  expect(workstation.call).not.toBeNull();
});

test("the floor is there with nothing loaded at all", async () => {
  const { workstation } = await inACall();
  const emptied = { first: {}, questions: {}, askedOfOther: {}, counties: [], redials: 2 };
  workstation.crisisWords.set({ ...emptied, lead: { name: "", extension: "" } });
  const { crisis } = workstation;
  await crisis.open();
  crisis.choose("someone-else");
  expect(crisis.book.floor.map(({ en }) => en).join(" ")).toMatch(/911.*988/);
  expect(crisis.say).toMatch(/Where are they/);
});
