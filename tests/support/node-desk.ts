import "fake-indexeddb/auto";
import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MessageChannel, type MessagePort as NodePort } from "node:worker_threads";
import { createORPCClient } from "@orpc/client";
import { RPCLink, type SupportedMessagePort } from "@orpc/client/message-port";
import { type ContractRouterClient } from "@orpc/contract";
import { RPCHandler } from "@orpc/server/message-port";
import { type MachineClock } from "#main/clock.ts";
import { type DiskOf } from "#main/free-space.ts";
import { type Host, type Transport } from "#main/host.ts";
import { loadJudgement } from "#main/load-judgement.ts";
import { Policy } from "#main/policy/policy.ts";
import { fileSecrets } from "#main/preview/file-secrets.ts";
import { vaultRouter } from "#main/vault/page/router.ts";
import { Vault } from "#main/vault/page/vault.ts";
import { type PrintedPage } from "#main/printing/printed-page.ts";
import { startWorkstation, type Workstation } from "#main/workstation.ts";
import { type WorkstationContract } from "#shared/contract/workstation.ts";
import { accept } from "#shared/result.ts";
import { type SyncStatus } from "#shared/contract/views.ts";
import { contentFile } from "./content-file.ts";

export type NodeDeskOptions = {
  readonly clock: MachineClock;
  readonly transport: Transport;
  readonly dataFolder?: string;
  /** Names the store: the same one is the same desk again, another one an emptied store. */
  readonly store?: string;
  readonly machine?: string;
  readonly disk?: DiskOf;
  /** Between two questions to the server where nobody listens (milliseconds). */
  readonly pollMs?: number;
};

export type NodeDesk = {
  readonly workstation: Workstation;
  readonly ask: ContractRouterClient<WorkstationContract>;
  readonly dataFolder: string;
  readonly store: string;
  /** What was handed to the printer, in order. */
  readonly printed: readonly PrintedPage[];
  /** The hidden page goes away as if it had crashed. */
  readonly crashVault: () => void;
  readonly close: () => Promise<void>;
  /** Waits until everything kept is confirmed and everything new is here. */
  readonly settled: () => Promise<SyncStatus>;
};

const portOf = (port: MessagePort | NodePort): SupportedMessagePort =>
  port as unknown as SupportedMessagePort;

/** A workstation without a browser: the real main and the real vault code, over IndexedDB in memory. */
export const openNodeDesk = async (options: NodeDeskOptions): Promise<NodeDesk> => {
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), "accessline-node-desk-"));
  const store = options.store ?? `store-${randomUUID()}`;
  const judgement = await loadJudgement(await contentFile());
  if (!judgement.ok) throw new Error(judgement.refusal.remedy);
  let gone: (why: string) => void = () => undefined;
  const channels: MessageChannel[] = [];
  const channel = (): MessageChannel => {
    const made = new MessageChannel();
    channels.push(made);
    return made;
  };
  const window = channel();
  const printed: PrintedPage[] = [];
  const host: Host = {
    kind: "preview",
    banner: null,
    build: "test",
    platform: "test",
    dataFolder,
    machineId: options.machine ?? "machine-1",
    secrets: fileSecrets(join(dataFolder, "secrets.key")),
    transport: options.transport,
    openVault: () => {
      const { port1, port2 } = channel();
      const vault = new Vault({
        name: store,
        newGeneration: () => randomUUID(),
        now: () => new Date(options.clock.wallMs()).toISOString(),
      });
      new RPCHandler(vaultRouter(vault)).upgrade(portOf(port2), { context: {} });
      port2.start();
      port1.start();
      return Promise.resolve({
        port: portOf(port1),
        onGone: (listener) => {
          gone = (why) => {
            void vault.close();
            port2.close();
            listener(why);
          };
        },
        close: () => vault.close(),
      });
    },
    openWorkstation: (connect) => {
      connect(portOf(window.port1));
      window.port1.start();
      return Promise.resolve({ onClosed: () => undefined, close: () => Promise.resolve() });
    },
    pdf: (page) => {
      printed.push(page);
      return Promise.resolve(accept(new TextEncoder().encode("%PDF-1.7 of a test")));
    },
    print: (page) => {
      printed.push(page);
      return Promise.resolve(accept(null));
    },
  };
  const workstation = await startWorkstation({
    host,
    policy: Policy.parse({ pollMs: options.pollMs ?? 250, longestPauseMs: 500 }),
    judgement: judgement.value,
    clock: options.clock,
    chance: () => 0.1,
    ...(options.disk === undefined ? {} : { disk: options.disk }),
    onBug: (failure) => console.error("bug", failure),
  });
  window.port2.start();
  const ask = createORPCClient<ContractRouterClient<WorkstationContract>>(
    new RPCLink({ port: portOf(window.port2) }),
  );

  const settled = async (): Promise<SyncStatus> => {
    const since = Date.now();
    workstation.syncNow();
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 60));
      const { sync, unsent } = workstation.status();
      const isNews = sync.kind === "up-to-date" && Date.parse(sync.at) > 0 && unsent === 0;
      if (isNews && Date.now() - since > 700) return sync;
      if (Date.now() - since > 10_000)
        throw new Error(`not settled: ${JSON.stringify({ sync, unsent })}`);
    }
  };

  return {
    workstation,
    ask,
    dataFolder,
    store,
    printed,
    crashVault: () => gone("crashed"),
    settled,
    close: async () => {
      await workstation.stop();
      for (const { port1, port2 } of channels) {
        port1.close();
        port2.close();
      }
    },
  };
};
