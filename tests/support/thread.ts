import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { type MachineClock } from "#main/clock.ts";
import { type Transport } from "#main/host.ts";
import { nodeTransport } from "#main/preview/node-transport.ts";
import { type Preview } from "#main/preview/open-preview.ts";
import { type PreviewOptions } from "#main/preview/preview-host.ts";
import { DEMO_PASSPHRASE } from "#server/demo.ts";
import { type RunningServer, startServer } from "#server/start-server.ts";
import { type Coverage } from "#shared/events/coverage.ts";
import { RegionId } from "#shared/events/ids.ts";
import { openPreviewForTests } from "./open-preview-for-tests.ts";
import { putReadyCentre } from "./ready-centre.ts";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
export const PASSPHRASE = DEMO_PASSPHRASE;

export type TestClock = MachineClock & {
  /** So much time passes at once, for the server and every desk that has this clock. */
  readonly pass: (ms: number) => void;
};

/** A clock that starts at a chosen instant and runs on with the real one. */
export const clockFrom = (instant: string): TestClock => {
  const startedMs = performance.now();
  const baseMs = Date.parse(instant);
  let passedMs = 0;
  return {
    wallMs: () => baseMs + passedMs + (performance.now() - startedMs),
    monotonicMs: () => passedMs + performance.now(),
    pass: (ms) => {
      passedMs += ms;
    },
  };
};

/** The network of one desk, which can be cut and mended. */
export const cuttableNetwork = () => {
  let isCut = false;
  const onCut = new Set<(failure: Error) => void>();
  const transport: Transport = async (request) => {
    if (isCut) throw new Error("the network is cut");
    let cut: (failure: Error) => void = () => undefined;
    // An answer on its way when the cable is pulled never arrives.
    const pulled = new Promise<never>((_, reject) => {
      cut = reject;
      onCut.add(cut);
    });
    try {
      return await Promise.race([nodeTransport(request), pulled]);
    } finally {
      onCut.delete(cut);
    }
  };
  return {
    transport,
    cut: () => {
      isCut = true;
      for (const cut of onCut) cut(new Error("the network is cut"));
    },
    mend: () => {
      isCut = false;
    },
  };
};

export const lineCoverage: Coverage = { kind: "line" };
export const regionCoverage = (...regions: string[]): Coverage => ({
  kind: "regions",
  regions: regions.map((region) => RegionId.parse(region)),
});

const freshDatabase = async (url: string): Promise<{ url: string; drop: () => Promise<void> }> => {
  const name = `accessline_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  const asOwner = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await asOwner(`create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return { url: own.href, drop: () => asOwner(`drop database if exists ${name} with (force)`) };
};

export type Centre = {
  readonly server: RunningServer;
  readonly clock: TestClock;
  /** Where its database is, to look into it from outside; null: embedded. */
  readonly databaseUrl: string | null;
  readonly close: () => Promise<void>;
};

/** A central server of its own: on a fresh database of `DATABASE_URL` where that is set, else embedded. */
export const startCentre = async (instant: string): Promise<Centre> => {
  const folder = mkdtempSync(join(tmpdir(), "accessline-centre-"));
  const databaseUrl = env["DATABASE_URL"];
  const database =
    databaseUrl === undefined || databaseUrl === "" ? null : await freshDatabase(databaseUrl);
  if (database === null) await putReadyCentre(folder);
  const clock = clockFrom(instant);
  const server = await startServer({
    dataFolder: folder,
    databaseUrl: database?.url ?? null,
    now: () => new Date(clock.wallMs()),
  });
  return {
    server,
    clock,
    databaseUrl: database?.url ?? null,
    close: async () => {
      await server.close();
      await database?.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export type DeskOptions = {
  readonly name: string;
  readonly coverage: Coverage;
  readonly colours?: "light" | "dark";
  readonly size?: { readonly width: number; readonly height: number };
  /** A folder that outlives this opening: to start the same desk again. */
  readonly dataFolder?: string;
  /** What IT set for this desk, as in its policy file. */
  readonly policy?: Readonly<Record<string, unknown>>;
  /** What of the host is another one here: build, keys, installer. */
  readonly preview?: Partial<PreviewOptions>;
};

export type OpenDesk = Preview & {
  readonly dataFolder: string;
  /** What the pages' policy stopped so far; a journey that leaves one behind fails when its desk closes. */
  readonly violations: string[];
  readonly network: ReturnType<typeof cuttableNetwork>;
  readonly page: ReturnType<Preview["host"]["page"]>;
};

/** A workstation in real Chromium, enrolled with a code of the centre unless its folder is already. */
export const openDesk = async (centre: Centre, options: DeskOptions): Promise<OpenDesk> => {
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), "accessline-desk-"));
  if (options.policy !== undefined)
    writeFileSync(join(dataFolder, "policy.json"), JSON.stringify(options.policy));
  const network = cuttableNetwork();
  const violations: string[] = [];
  const opened = await openPreviewForTests(
    {
      dataFolder,
      transport: network.transport,
      onViolation: (words) => violations.push(words),
      ...(options.size === undefined ? {} : { size: options.size }),
      ...(options.colours === undefined ? {} : { colours: options.colours }),
      ...options.preview,
    },
    centre.clock,
  );
  const { workstation, host } = opened;
  if (workstation.session.view.kind === "not-enrolled") {
    const code = await centre.server.createEnrolmentCode({
      deskName: options.name,
      coverage: options.coverage,
    });
    const enrolled = await workstation.session.enrol(centre.server.url, code);
    if (!enrolled.ok) throw new Error(enrolled.refusal.remedy);
  }
  const close = async (): Promise<void> => {
    await opened.close();
    if (violations.length > 0)
      throw new Error(`The pages' policy stopped something:\n${violations.join("\n")}`);
  };
  return { ...opened, close, violations, dataFolder, network, page: host.page() };
};
