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
      if (origin !== window.location.origin || data !== "accessline-port" || port === undefined)
        return;
      port.start();
      resolve(port);
    });
  });
