import { join } from "node:path";
import { accept, type Result } from "#shared/result.ts";
import { type MachineClock } from "../clock.ts";
import { judgementInUse } from "../load-judgement.ts";
import { putInForce, readPolicyFile } from "../policy/in-force.ts";
import { startWorkstation, type Workstation } from "../workstation.ts";
import { holdFolder } from "./one-process.ts";
import { openPreviewHost, type PreviewHost, type PreviewOptions } from "./preview-host.ts";

export const realClock: MachineClock = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
};

export type Preview = {
  readonly host: PreviewHost;
  readonly workstation: Workstation;
  readonly close: () => Promise<void>;
};

/** The workstation on the preview host: one per data folder; policy and content are read before anything opens. */
export const openPreview = async (
  options: PreviewOptions,
  clock: MachineClock = realClock,
): Promise<Result<Preview>> => {
  const held = await holdFolder(options.dataFolder);
  if (!held.ok) return held;
  const release = held.value;
  try {
    const opened = await openHeld(options, clock, release);
    if (!opened.ok) await release();
    return opened;
  } catch (failure) {
    await release();
    throw failure;
  }
};

const openHeld = async (
  options: PreviewOptions,
  clock: MachineClock,
  release: () => Promise<void>,
): Promise<Result<Preview>> => {
  const file = await readPolicyFile(join(options.dataFolder, "policy.json"), "desk");
  if (!file.ok) return file;
  const inForce = putInForce([file.value]);
  if (!inForce.ok) return inForce;
  const judgement = await judgementInUse(options.distFolder, options.dataFolder, clock.wallMs());
  if (!judgement.ok) return judgement;
  const host = await openPreviewHost(options);
  const workstation = await startWorkstation({
    host,
    policy: inForce.value.policy,
    policyView: inForce.value.view,
    ...judgement.value,
    clock,
    chance: Math.random,
    onBug: (failure) =>
      process.stderr.write(
        `workstation: ${failure instanceof Error ? (failure.stack ?? failure.message) : "failure"}\n`,
      ),
  });
  return accept({
    host,
    workstation,
    close: async () => {
      await workstation.stop();
      await host.closeBrowser();
      await release();
    },
  });
};
