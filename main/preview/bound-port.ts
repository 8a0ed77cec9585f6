import { type SupportedMessagePort } from "@orpc/client/message-port";
import { type Page as BrowserPage } from "playwright-core";
import { z } from "zod";

/**
 * Runs in the page before any script of ours: a port whose messages go over the debugging pipe. Each
 * load of the page has its own number, so that answers never reach a page that did not ask.
 */
const pageSide = (): void => {
  type Listener = (message: { data: unknown }) => void;
  const listeners = new Set<Listener>();
  const load = crypto.randomUUID();
  const bound = globalThis as unknown as {
    accessLineSend: (text: string) => Promise<void>;
    accessLineReceive: (to: string, message: unknown) => void;
    accessLine: unknown;
  };
  const send = bound.accessLineSend.bind(globalThis);
  bound.accessLineReceive = (to, data) => {
    if (to === load) for (const listener of listeners) listener({ data });
  };
  bound.accessLine = {
    port: {
      addEventListener: (kind: string, listener: Listener) => {
        if (kind !== "message") return;
        listeners.add(listener);
        // The page listens from now on: main may speak.
        void send(JSON.stringify({ load, ready: true }));
      },
      postMessage: (data: unknown) => void send(JSON.stringify({ load, data })),
    },
  };
};

const Sent = z.object({
  load: z.uuid(),
  ready: z.literal(true).optional(),
  data: z.unknown().optional(),
});

/** Ports into a page, one per load of it; `connect` is given each when its page begins to listen. */
export const bindPorts = async (
  page: BrowserPage,
  origin: string,
  connect: (port: SupportedMessagePort) => void,
): Promise<void> => {
  type Listener = (message: { data: unknown }) => void;
  const ports = new Map<string, { listeners: Set<Listener>; closed: Set<() => void> }>();
  const portOf = (load: string) => {
    const known = ports.get(load);
    if (known !== undefined) return known;
    // An earlier load of this page is gone: whoever listened to it may forget it.
    for (const { closed } of ports.values()) closed.forEach((tell) => tell());
    ports.clear();
    const port = { listeners: new Set<Listener>(), closed: new Set<() => void>() };
    ports.set(load, port);
    const wire = {
      addEventListener: (kind: string, listener: unknown) => {
        if (kind === "message") port.listeners.add(listener as Listener);
        if (kind === "close") port.closed.add(listener as () => void);
      },
      postMessage: (data: unknown) => {
        page
          .evaluate(
            ([to, message]) =>
              (
                globalThis as unknown as { accessLineReceive: (to: unknown, data: unknown) => void }
              ).accessLineReceive(to, message),
            [load, data] as const,
          )
          .catch(() => undefined);
      },
    };
    connect(wire as unknown as SupportedMessagePort);
    return port;
  };
  await page.exposeBinding("accessLineSend", ({ frame }, text: unknown) => {
    // Only the page's own main frame at its own origin is heard.
    if (
      frame !== page.mainFrame() ||
      new URL(frame.url()).origin !== origin ||
      typeof text !== "string"
    )
      return;
    const sent = Sent.safeParse(JSON.parse(text));
    if (!sent.success) return;
    const { listeners } = portOf(sent.data.load);
    if (sent.data.ready === true) return;
    for (const listener of listeners) listener({ data: sent.data.data });
  });
  await page.addInitScript(pageSide);
};
