import { type SupportedMessagePort } from "@orpc/client/message-port";

/** One page the host shows or hides, with the port that leads into it. */
export type Page = {
  readonly port: SupportedMessagePort;
  /** Called once when the page has crashed, was closed or navigated away. */
  readonly onGone: (listener: (why: string) => void) => void;
  readonly close: () => Promise<void>;
};

/** The window people see. */
export type Window = {
  readonly onClosed: (listener: () => void) => void;
  readonly close: () => Promise<void>;
};

/** Protects small secrets with what the machine offers (DPAPI through safeStorage on the product host). */
export type SecretStore = {
  readonly seal: (bytes: Uint8Array) => Promise<Uint8Array>;
  /** Throws when the machine's key is gone or another one: then the escrow is the way back. */
  readonly open: (sealed: Uint8Array) => Promise<Uint8Array>;
};

/** The network as this host reaches it: corporate proxies and certificates are its business. */
export type Transport = (request: {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
}) => Promise<{
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}>;

/** Everything a host gives the workstation. Hosts import the workstation, never the other way round. */
export type Host = {
  readonly kind: "electron" | "preview";
  /** Shown on every screen; null on the product host. */
  readonly banner: string | null;
  readonly build: string;
  readonly platform: string;
  /** Local, never roaming, never a share. */
  readonly dataFolder: string;
  /** What tells this machine from a copy of its disk. */
  readonly machineId: string;
  readonly secrets: SecretStore;
  readonly transport: Transport;
  /** The hidden page with the data: own origin, no network. */
  readonly openVault: () => Promise<Page>;
  /** The window people see; `connect` is given a port for each load of its page. */
  readonly openWorkstation: (connect: (port: SupportedMessagePort) => void) => Promise<Window>;
};
