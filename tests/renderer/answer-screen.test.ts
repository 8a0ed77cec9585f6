import { expect, test } from "vitest";
import { AnswerScreen } from "../../renderer/screens/escalations/answer-screen.svelte.ts";
import { caseIdOf, eventIdOf } from "./fake-rows.ts";
import { aWindow } from "./near-client.ts";

const anAnswer = async () => {
  const { client, workstation } = await aWindow({ person: "okada" });
  return { client, screen: new AnswerScreen(workstation, caseIdOf(1), eventIdOf(11)) };
};

test("a booking without provider, place and mode is not sent, and says what is needed", async () => {
  const { client, screen } = await anAnswer();
  screen.write("appointmentAt", "Tue, Dec 1, 10:00 AM");
  await screen.send();
  expect(screen.refusal).toBe("Still needed: Provider, Place, How.");
  expect(screen.text("appointmentAt")).toBe("Tue, Dec 1, 10:00 AM");
  expect((await client.case.get({ caseId: caseIdOf(1) })).escalations[0]?.answer).toBeNull();
});

test("not possible needs the reason, and who considered a place outside the network", async () => {
  const { client, screen } = await anAnswer();
  screen.choose("not-possible");
  screen.write("reason", "no evening clinic in the county");
  await screen.send();
  expect(screen.refusal).toBe("Still needed: Considered by, Out of network.");
  screen.write("consideredBy", "M. Okada");
  screen.chooseOutOfNetwork("considered-offered");
  await screen.send();
  expect((await client.case.get({ caseId: caseIdOf(1) })).escalations[0]?.answer).toMatchObject({
    kind: "not-possible",
    outOfNetwork: "considered-offered",
  });
});
