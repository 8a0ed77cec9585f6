import { createHash } from "node:crypto";
import { hostname } from "node:os";
import { join } from "node:path";
import { platform } from "node:process";
import { type Host, type Page, type Window } from "../host.ts";
import { systemTransport } from "./raw/network.ts";
import { servePages, VAULT_ORIGIN, WORKSTATION_ORIGIN } from "./raw/pages.ts";
import { safeSecrets } from "./raw/secrets.ts";
import { openPageWindow } from "./raw/windows.ts";

export type ElectronOptions = {
  readonly dataFolder: string;
  /** Built pages and preload. */
  readonly distFolder: string;
  readonly build: string;
};

/** The product host: as little as possible, each privileged call behind one wrapper in raw/. */
export const electronHost = ({ dataFolder, distFolder, build }: ElectronOptions): Host => {
  const preload = join(distFolder, "preload", "index.cjs");

  const openVault = async (): Promise<Page> => {
    const window = openPageWindow({
      partition: "persist:vault",
      preload,
      origin: VAULT_ORIGIN,
      shown: false,
    });
    servePages(window.session, distFolder, VAULT_ORIGIN, "vault");
    const port = new Promise<Page["port"]>((resolve) => window.onPort(resolve));
    await window.load(`${VAULT_ORIGIN}/index.html`);
    return {
      port: await port,
      onGone: (listener) => {
        window.onGone(listener);
        window.onClosed(() => listener("closed"));
      },
      close: () => Promise.resolve(window.close()),
    };
  };

  const openWorkstation: Host["openWorkstation"] = async (connect): Promise<Window> => {
    const window = openPageWindow({
      partition: "persist:workstation",
      preload,
      origin: WORKSTATION_ORIGIN,
      shown: true,
    });
    servePages(window.session, distFolder, WORKSTATION_ORIGIN, "renderer");
    window.onPort(connect);
    await window.load(`${WORKSTATION_ORIGIN}/index.html`);
    return { onClosed: window.onClosed, close: () => Promise.resolve(window.close()) };
  };

  return {
    kind: "electron",
    banner: null,
    build,
    platform,
    dataFolder,
    machineId: createHash("sha256").update(`accessline/${hostname()}`).digest("hex"),
    secrets: safeSecrets,
    transport: systemTransport,
    openVault,
    openWorkstation,
  };
};
