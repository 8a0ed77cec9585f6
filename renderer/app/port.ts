import type { SupportedMessagePort } from "@orpc/client/message-port";

declare global {
  // A host without message channels lays its port here before the page's scripts run.
  interface Window {
    readonly accessLine?: { readonly port: SupportedMessagePort };
  }
}

const isPortMessage = (received: MessageEvent): boolean =>
  received.origin === location.origin &&
  (received.data as { type?: unknown } | null)?.type === "accessline-port";

const received = (): Promise<MessagePort> =>
  new Promise((found) => {
    const listen = (message: MessageEvent): void => {
      const port = message.ports[0];
      if (!isPortMessage(message) || port === undefined) return;
      window.removeEventListener("message", listen);
      port.start();
      found(port);
    };
    window.addEventListener("message", listen);
  });

/** The way to the main process, as soon as the host has given it. */
export const workstationPort = async (): Promise<SupportedMessagePort> =>
  window.accessLine?.port ?? (await received());
