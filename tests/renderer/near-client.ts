import { createRouterClient } from "@orpc/server";
import { vi } from "vitest";
import { type Client } from "../../renderer/app/client.ts";
import { Workstation } from "../../renderer/app/workstation.svelte.ts";
import { fakeWorkstation } from "./fake-workstation.ts";
import { type Situation } from "./situation.ts";

const CALM: Situation = {
  session: "unlocked",
  person: "alvarado",
  offline: false,
  empty: false,
  failing: false,
  slow: false,
  banner: false,
  lineClosed: false,
  remapped: false,
};

/** Where the focus is belongs to a browser: the plays look at that. */
const withoutFocus = (): void => {
  vi.stubGlobal("document", { activeElement: null, body: null, querySelector: () => null });
  vi.stubGlobal("HTMLElement", class {});
};

/** A window's state without the window: the same classes, the fake asked directly. */
export const aWindow = async (situation: Partial<Situation> = {}) => {
  withoutFocus();
  const fake = fakeWorkstation({ ...CALM, ...situation });
  const client: Client = createRouterClient(fake.router);
  const workstation = new Workstation(client);
  await workstation.session.load();
  await workstation.crisisWords.load();
  return { ...fake, client, workstation };
};
