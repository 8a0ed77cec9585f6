import { mkdir, readFile, realpath, statfs } from "node:fs/promises";
import { join } from "node:path";
import { argv, env, platform, stderr } from "node:process";
import { accept, type Refusal, type Result } from "#shared/result.ts";
import { type Asking } from "../asked.ts";
import { judgementInUse } from "../load-judgement.ts";
import { type Log, openLog } from "../log.ts";
import { startWorkstation, type Workstation } from "../workstation.ts";
import { linkAmong } from "./addresses.ts";
import { judgeFolder, localDataFolder } from "./data-folder.ts";
import { electronHost } from "./electron-host.ts";
import { ownProgram } from "./own-program.ts";
import { hotkeysOf, takeHotkeys } from "./hotkeys.ts";
import {
  beforeQuit,
  claimProcess,
  leave,
  onSecondStart,
  onUncaught,
  programFolder,
  programVersion,
  quit,
  showRefusal,
  whenReady,
} from "./raw/application.ts";
import { fenceEverything } from "./raw/fence.ts";
import { giveHotkeysBack, takeHotkey } from "./raw/hotkeys.ts";
import { claimScheme } from "./raw/pages.ts";
import { onPower } from "./raw/power.ts";
import { readPolicies } from "./read-policy.ts";
import { clockSetOnBy, refusedArguments, type Variant } from "./switches.ts";

/** Open once this process is the one on its data; before that nothing may be written. */
let log: Log | null = null;

const refuseToStart = ({ remedy }: Refusal): void => {
  log?.note("start-refused");
  stderr.write(`${remedy}\n`);
  showRefusal(remedy);
  leave(2);
};

const CRASHING_WORDS =
  "The window keeps failing, so the workstation closes. What was kept is safe. Start it again; if it stays so, tell IT and use another desk.";
const UNCAUGHT_WORDS =
  "Something went wrong inside the workstation. What was kept is safe. Finish the call, then close the workstation and start it again.";

/** Which build this is, from the archive that the signature covers. */
const variantOf = async (folder: string): Promise<Variant> => {
  const { variant } = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as {
    variant?: unknown;
  };
  return variant === "e2e" ? "e2e" : "release";
};

const trulyLocal = async (folder: string): Promise<Result<string>> => {
  await mkdir(folder, { recursive: true });
  return judgeFolder(folder, await realpath(folder), (await statfs(folder)).type);
};

const compose = async (dataFolder: string, variant: Variant): Promise<Result<null>> => {
  const distFolder = programFolder();
  const local = await trulyLocal(dataFolder);
  if (!local.ok) return local;
  log = openLog(dataFolder, () => Date.now());
  const inForce = await readPolicies(platform, env, join(dataFolder, "policy.json"));
  if (!inForce.ok) return inForce;
  const { policy } = inForce.value;
  const setOnMs = clockSetOnBy(variant, env, Date.now());
  const clock = { wallMs: () => Date.now() + setOnMs, monotonicMs: () => performance.now() };
  const judgement = await judgementInUse(distFolder, dataFolder, clock.wallMs());
  if (!judgement.ok) return judgement;
  fenceEverything(policy.outsideHosts);

  let workstation: Workstation | null = null;
  const host = electronHost({
    dataFolder,
    distFolder,
    build: programVersion(),
    variant,
    isProtected: policy.hideFromScreenshots,
    program: await ownProgram(distFolder, env["SystemRoot"] ?? "C:\\Windows", quit),
    onSessionEnd: () => {
      log?.note("session-ends");
      void workstation?.stop();
    },
    onGone: (which) => log?.note(which === "vault" ? "vault-gone" : "window-gone"),
    onGivenUp: () => {
      showRefusal(CRASHING_WORDS);
      quit();
    },
  });
  onUncaught((failure) => {
    log?.failure("uncaught", failure);
    workstation?.notice(UNCAUGHT_WORDS);
  });
  const started = await startWorkstation({
    host,
    policy,
    policyView: inForce.value.view,
    ...judgement.value,
    clock,
    chance: Math.random,
    onBug: (failure) => log?.failure("bug", failure),
  });
  workstation = started;
  beforeQuit(async () => {
    await started.stop();
    log?.note("ended");
    await log?.settled();
  });
  // The hidden vault is a window too: without this the process would go on with nothing to see.
  started.window.onClosed(quit);

  const ask = (asking: Asking): void => {
    host.bringToFront();
    started.asked.ask(asking);
  };
  const clashes = takeHotkeys(hotkeysOf(policy.crisisKey), takeHotkey, ask);
  clashes.forEach(started.notice);
  if (clashes.length > 0) log?.note("hotkey-taken", { count: clashes.length });
  giveHotkeysBack();
  const askedAtStart = linkAmong(argv);
  if (askedAtStart !== null) ask(askedAtStart);
  onSecondStart((args) => {
    log?.note("second-start");
    host.bringToFront();
    const link = linkAmong(args);
    if (link !== null) ask(link);
  });
  onPower((what) => {
    log?.note(what === "away" ? "went-away" : "came-back");
    if (what === "back") started.syncNow();
    else if (started.session.isUnlocked) void started.session.lock();
  });
  return accept(null);
};

const start = async (): Promise<void> => {
  const variant = await variantOf(programFolder());
  const [strange] = refusedArguments(argv.slice(1), variant);
  if (strange !== undefined)
    return refuseToStart({
      code: "argument-refused",
      remedy: `The workstation was started with "${strange.slice(0, 60)}", which a release does not take. Start it from its own shortcut.`,
    });
  const dataFolder = localDataFolder(platform, env);
  if (!dataFolder.ok) return refuseToStart(dataFolder.refusal);
  // Before any data is touched: two workstations would write one journal.
  if (claimProcess(dataFolder.value) === "already-running") return leave(0);
  await whenReady();
  const composed = await compose(dataFolder.value, variant);
  if (!composed.ok) refuseToStart(composed.refusal);
  else log?.note("started", { tookMs: Math.round(performance.now()) });
};

claimScheme();
start().catch((failure: unknown) =>
  refuseToStart({
    code: "cannot-start",
    remedy: `The workstation could not start (${failure instanceof Error ? failure.name : "failure"}). Start it again; if it stays so, tell IT. Nothing that was kept is lost.`,
  }),
);
