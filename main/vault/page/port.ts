import { type SupportedMessagePort } from "@orpc/client/message-port";

declare global {
  interface Window {
    /** Set by the preview host before any script runs; the Electron host posts a real port. */
    readonly accessLine?: { readonly port: SupportedMessagePort };
  }
}

/** The port to main, whichever host gives it. */
export const portToMain = (): Promise<SupportedMessagePort> =>
  new Promise((resolve) => {
    if (window.accessLine !== undefined) {
      resolve(window.accessLine.port);
      return;
    }
    window.addEventListener("message", ({ data, ports, origin }: MessageEvent<unknown>) => {
      const [port] = ports;
      const isOurs = (data as { readonly type?: unknown } | null)?.type === "accessline-port";
      if (origin !== window.location.origin || !isOurs || port === undefined) return;
      port.start();
      resolve(port);
    });
  });
