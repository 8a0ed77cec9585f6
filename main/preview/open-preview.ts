import { join } from "node:path";
import { accept, type Result } from "#shared/result.ts";
import { type MachineClock } from "../clock.ts";
import { loadJudgement } from "../load-judgement.ts";
import { readPolicy } from "../policy/policy.ts";
import { startWorkstation, type Workstation } from "../workstation.ts";
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

/** The workstation on the preview host: policy and content are read before anything opens. */
export const openPreview = async (
  options: PreviewOptions,
  clock: MachineClock = realClock,
): Promise<Result<Preview>> => {
  const policy = await readPolicy(join(options.dataFolder, "policy.json"));
  if (!policy.ok) return policy;
  const judgement = await loadJudgement(join(options.distFolder, "content.json"));
  if (!judgement.ok) return judgement;
  const host = await openPreviewHost(options);
  const workstation = await startWorkstation({
    host,
    policy: policy.value,
    judgement: judgement.value,
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
    },
  });
};
