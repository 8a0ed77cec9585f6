import { type SupportedMessagePort } from "@orpc/client/message-port";
import { type Trust } from "#shared/builds/manifest.ts";
import { type Result } from "#shared/result.ts";
import { type PrintedPage } from "./printing/printed-page.ts";

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

/** Fetches a file of at most `size` bytes to a path that is not there yet. Throws when anything else comes. */
export type Download = (request: {
  readonly url: string;
  readonly path: string;
  readonly size: number;
  readonly timeoutMs: number;
}) => Promise<void>;

/** Hands a page to the system's printing. Nothing to print with, or called off by the person: a refusal. */
export type Print = (printed: PrintedPage) => Promise<Result<null>>;

/** The same page as a PDF, in memory: what becomes of it is not the host's business. */
export type Pdf = (printed: PrintedPage) => Promise<Result<Uint8Array>>;

/** What a host knows of the program it runs as. */
export type Program = {
  /** The keys this build takes releases from; null: none. */
  readonly trust: Trust | null;
  /** Named in the program's own signature; null: it has none. */
  readonly signer: string | null;
  /** The fuses as they stand, in words; null: it has none. */
  readonly fuses: string | null;
  readonly download: Download;
  /** Starts a verified installer and ends the workstation; null: this host installs nothing. */
  readonly install: ((path: string) => Promise<void>) | null;
};

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
  /** Absent: the host is no installed program, and takes no release. */
  readonly program?: Program;
  /** Tells a person who looks at another program that something waits; says never what. */
  readonly tellElsewhere?: () => void;
  /** Prints a page that never lies on this disk: it is shown to the printer from memory, then forgotten. */
  readonly print: Print;
  readonly pdf: Pdf;
  /** The hidden page with the data: own origin, no network. */
  readonly openVault: () => Promise<Page>;
  /** The window people see; `connect` is given a port for each load of its page. */
  readonly openWorkstation: (connect: (port: SupportedMessagePort) => void) => Promise<Window>;
};
