import { expect, test } from "vitest";
import { type Client } from "../../renderer/app/client.ts";
import { Workstation } from "../../renderer/app/workstation.svelte.ts";
import { aWindow } from "./near-client.ts";

type Tray = Awaited<ReturnType<Client["tray"]["get"]>>;

test("what is opened while the desk still asks for an interrupted call stays open", async () => {
  const { client } = await aWindow();
  let answer: (tray: Tray) => void = () => undefined;
  const answered = new Promise<Tray>((resolve) => (answer = resolve));
  const held = { ...client.tray, get: () => answered } as unknown as Client["tray"];
  const slow = new Proxy(client, {
    get: (of, name) => (name === "tray" ? held : Reflect.get(of, name)),
  });
  const workstation = new Workstation(slow);
  const entering = workstation.enter();
  await expect.poll(() => workstation.person?.name).toContain("Alvarado");
  workstation.openFind();
  answer(await client.tray.get({}));
  await entering;
  expect(workstation.overlays.top?.kind).toBe("find");
});
