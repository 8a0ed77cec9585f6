import { type SupportedMessagePort } from "@orpc/client/message-port";
import { type Page as BrowserPage } from "playwright-core";
import { z } from "zod";
import { parseJson } from "#shared/parse-json.ts";

/**
 * Runs in the page before any script of ours: a port whose messages go over the debugging pipe. Each
 * load of the page has its own number, so that answers never reach a page that did not ask.
 */
const pageSide = (): void => {
  type Listener = (message: { data: unknown }) => void;
  const listeners = new Set<Listener>();
  const load = crypto.randomUUID();
  const bound = globalThis as unknown as {
    accessLineSend: (text: string) => void;
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
        send(JSON.stringify({ load, ready: true }));
      },
      postMessage: (data: unknown) => send(JSON.stringify({ load, data })),
    },
  };
};

const Sent = z.object({
  load: z.uuid(),
  ready: z.literal(true).optional(),
  data: z.unknown().optional(),
});

/** What a context says of itself: only the page's own world, in its main frame, may speak to main. */
const Whereabouts = z.object({ frameId: z.string(), isDefault: z.boolean() });

/** Runs in the page: main has something to say to this load of it. */
const HAND_OVER = "(to, data) => globalThis.accessLineReceive(to, data)";

/**
 * Ports into a page, one per load of it; `connect` is given each when its page begins to listen. Over a
 * session of its own: an exposed function answers each call back into the page, which doubles the way.
 */
export const bindPorts = async (
  page: BrowserPage,
  origin: string,
  connect: (port: SupportedMessagePort) => void,
): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send("Page.getFrameTree");
  const contexts = new Set<number>();
  session.on("Runtime.executionContextCreated", ({ context }) => {
    const where = Whereabouts.safeParse(context.auxData);
    if (!where.success || !where.data.isDefault || where.data.frameId !== frameTree.frame.id)
      return;
    if (context.origin === origin) contexts.add(context.id);
  });
  session.on("Runtime.executionContextDestroyed", ({ executionContextId }) => {
    contexts.delete(executionContextId);
  });
  session.on("Runtime.executionContextsCleared", () => contexts.clear());

  type Listener = (message: { data: unknown }) => void;
  const ports = new Map<string, { listeners: Set<Listener>; closed: Set<() => void> }>();
  const portOf = (load: string, executionContextId: number) => {
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
      postMessage: (message: unknown) => {
        session
          .send("Runtime.callFunctionOn", {
            functionDeclaration: HAND_OVER,
            executionContextId,
            arguments: [{ value: load }, { value: message }],
          })
          .catch(() => undefined);
      },
    };
    connect(wire as unknown as SupportedMessagePort);
    return port;
  };
  session.on("Runtime.bindingCalled", ({ name, payload, executionContextId }) => {
    if (name !== "accessLineSend" || !contexts.has(executionContextId)) return;
    const sent = Sent.safeParse(parseJson(payload));
    if (!sent.success) return;
    const { listeners } = portOf(sent.data.load, executionContextId);
    if (sent.data.ready === true) return;
    for (const listener of listeners) listener({ data: sent.data.data });
  });
  await session.send("Runtime.enable");
  await session.send("Runtime.addBinding", { name: "accessLineSend" });
  await page.addInitScript(pageSide);
};
