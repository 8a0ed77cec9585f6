import { expect, test, vi } from "vitest";

// The whole way of a port in the product host: main's message, the preload, the page's own script.

type Posted = (event: { readonly ports: readonly unknown[] }) => void;
const preload = vi.hoisted(() => ({ listen: new Map<string, Posted>() }));
vi.mock("electron", () => ({
  ipcRenderer: { on: (channel: string, listener: Posted) => preload.listen.set(channel, listener) },
}));

/** A page's window: what is posted to its own origin reaches its listeners, anything else is lost. */
class PageWindow extends EventTarget {
  readonly location: { readonly origin: string };
  isHeard = false;
  constructor(origin: string) {
    super();
    this.location = { origin };
  }
  override addEventListener(...listened: Parameters<EventTarget["addEventListener"]>): void {
    this.isHeard = true;
    super.addEventListener(...listened);
  }
  postMessage(data: unknown, target: string, ports: readonly unknown[]): void {
    if (target === this.location.origin) this.receive(data, target, ports);
  }
  receive(data: unknown, origin: string, ports: readonly unknown[]): void {
    this.dispatchEvent(Object.assign(new Event("message"), { data, origin, ports }));
  }
}

const PAGES = [
  [
    "vault",
    async () => (await import("../../main/vault/page/port.ts")).portToMain() as Promise<unknown>,
  ],
  [
    "workstation",
    async () => (await import("../../renderer/app/port.ts")).workstationPort() as Promise<unknown>,
  ],
] as const;

test.each(PAGES)(
  "the port that main gives the %s reaches its page, and no stranger's does",
  async (page, waitForPort) => {
    const origin = `app://${page}`;
    const window = new PageWindow(origin);
    vi.stubGlobal("window", window);
    vi.stubGlobal("location", window.location);
    vi.resetModules();
    await import("../../main/electron/preload/index.ts");
    let found: unknown = null;
    const arrived = waitForPort().then((port) => (found = port));
    await vi.waitFor(() => expect(window.isHeard).toBe(true), 20_000);

    const [strange, ours] = [{ start: vi.fn() }, { start: vi.fn() }];
    window.receive({ type: "accessline-port" }, "https://evil.example", [strange]);
    window.receive({ type: "another" }, origin, [strange]);
    window.receive(null, origin, [strange]);
    window.receive({ type: "accessline-port" }, origin, []);
    await new Promise((turn) => setTimeout(turn, 5));
    expect(found).toBeNull();

    preload.listen.get("accessline-port")?.({ ports: [ours] });
    await arrived;
    expect(found).toBe(ours);
    expect([strange.start.mock.calls.length, ours.start.mock.calls.length]).toEqual([0, 1]);
  },
);
