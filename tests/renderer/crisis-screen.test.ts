import { expect, test } from "vitest";
import { CallScreen } from "../../renderer/screens/call/call-screen.svelte.ts";
import { aWindow } from "./near-client.ts";

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
  expect(crisis.branch?.branch).toBe("thoughts-not-now");
  await crisis.end("handed-over");
  expect(crisis.shape).toBe("away");
});

test("handed over goes on to the short close; asked and safe goes back to the call", async () => {
  const handedOver = await inACall();
  await handedOver.workstation.crisis.open();
  handedOver.workstation.crisis.choose("danger-now");
  await handedOver.workstation.crisis.end("handed-over");
  expect(handedOver.workstation.overlays.top?.kind).toBe("close");

  const safe = await inACall();
  await safe.workstation.crisis.open();
  safe.workstation.crisis.choose("says-safe");
  await safe.workstation.crisis.end("asked-and-safe");
  expect(safe.workstation.overlays.top).toBeNull();
});

test("one question at a time, and none twice", async () => {
  const { workstation } = await inACall();
  const { crisis } = workstation;
  await crisis.open();
  crisis.choose("danger-now");
  const asked = [crisis.say];
  for (let step = 0; step < 2; step += 1) {
    crisis.nextQuestion(1);
    asked.push(crisis.say);
  }
  expect(new Set(asked).size).toBe(3);
  expect(crisis.still).toEqual([]);
});

test("a locked desk shows the words and says that nothing is recorded", async () => {
  const { workstation } = await aWindow({ session: "locked" });
  const { crisis } = workstation;
  await crisis.open();
  expect(crisis.wordsOnly).toBe(true);
  crisis.choose("danger-now");
  expect(crisis.say).toMatch(/street address/);
  await crisis.end("handed-over");
  expect(crisis.shape).toBe("away");
  expect(workstation.overlays.top).toBeNull();
});

test("a call opened from the desk for it is the call one comes back to", async () => {
  const { workstation } = await aWindow();
  await workstation.crisis.open();
  expect(workstation.screen.kind).toBe("call");
  expect(workstation.call).not.toBeNull();
});

test("the floor is never empty, whatever the content says", async () => {
  const { workstation } = await aWindow();
  workstation.crisisWords.set({ ask: "…", branches: [], floor: [] });
  expect(workstation.crisis.floor.join(" ")).toMatch(/911.*988/);
});
