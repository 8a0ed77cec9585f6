import { execPath, platform } from "node:process";
import { downloadWith } from "../builds/download.ts";
import { programFacts } from "../builds/program-facts.ts";
import { readTrust } from "../builds/trust.ts";
import { type Program } from "../host.ts";
import { startProgram } from "../run-program.ts";
import { fetchWithSystem } from "./raw/network.ts";

/** Windows Installer's own packages are opened by its program; the other kind is one. */
const installerCommand = (path: string, systemRoot: string): readonly [string, string[]] =>
  path.toLowerCase().endsWith(".msi")
    ? [`${systemRoot}\\System32\\msiexec.exe`, ["/i", path]]
    : [path, []];

/** What the Electron program knows of itself. `leave` ends it in good order once the installer runs. */
export const ownProgram = async (
  distFolder: string,
  systemRoot: string,
  leave: () => void,
): Promise<Program> => ({
  trust: await readTrust(distFolder),
  ...(await programFacts(execPath)),
  download: downloadWith(fetchWithSystem),
  install:
    platform === "win32"
      ? async (path) => {
          const [program, args] = installerCommand(path, systemRoot);
          await startProgram(program, args);
          leave();
        }
      : null,
});
