import { expect, test } from "vitest";
import { CallScreen } from "../../renderer/screens/call/call-screen.svelte.ts";
import { ScopeScreen } from "../../renderer/screens/scope/scope-screen.svelte.ts";
import { aWindow } from "./near-client.ts";

const aVisit = async () => {
  const { client, workstation } = await aWindow();
  const view = await client.call.start({ ani: null });
  const call = new CallScreen(client, workstation.announcer, view);
  const visit = async () => {
    const screen = new ScopeScreen(workstation, call);
    await screen.options.load();
    const key = async (label: string): Promise<void> => {
      const option = screen.options.value?.find((each) => each.label === label);
      if (option === undefined) throw new Error(`No key for ${label}`);
      screen.key(option);
      await screen.recorded();
    };
    return { screen, key };
  };
  return { call, visit, workstation };
};

test("a digit is recorded at once, a second one adds, the same one takes it back", async () => {
  const { call, visit } = await aVisit();
  const { key } = await visit();
  await key("First appointment");
  expect(call.view.scope.verdict).toBe("in");
  await key("Grievance heard");
  expect(call.view.scope.verdict).toBe("mixed");
  await key("Grievance heard");
  expect(call.view.scope.verdict).toBe("in");
});

test("Esc takes back this visit's keys and leaves those of an earlier one", async () => {
  const { call, visit } = await aVisit();
  await (await visit()).key("First appointment");
  const second = await visit();
  await second.key("Grievance heard");
  second.screen.takeBack();
  await second.screen.recorded();
  expect(call.view.scope.keys).toMatchObject({
    concerns: ["initial-appointment"],
    grievanceHeard: false,
  });
});

test("keys pressed faster than they are recorded end as they were pressed", async () => {
  const { call, visit } = await aVisit();
  const { screen } = await visit();
  for (const key of ["1", "0", "1", "2"]) screen.press(key);
  await screen.recorded();
  expect(call.view.scope.keys).toMatchObject({
    concerns: ["between-appointments"],
    grievanceHeard: true,
  });
});

test("the list of everything else is numbered in the order it is shown", async () => {
  const { visit } = await aVisit();
  const { screen } = await visit();
  expect(screen.others.map(({ listKey }) => listKey).join("")).toBe("12345678");
});

test("6 opens the crisis path", async () => {
  const { visit, workstation } = await aVisit();
  await (await visit()).key("Crisis");
  expect(workstation.crisis.shape).toBe("full");
});
