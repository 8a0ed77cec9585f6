import { posix, win32 } from "node:path";
import { accept, refuse, type Result } from "#shared/result.ts";

type Env = Readonly<Record<string, string | undefined>>;

const isShare = (path: string): boolean => /^[\\/]{2}/.test(path);

const notLocal = (path: string): Result<never> =>
  refuse(
    "data-not-local",
    `The workstation keeps its data only on this computer's own disk, and ${path} is not on it. Ask IT to keep AppData\\Local of this profile local (docs/install.md); nothing was written.`,
  );

/** Where the data belongs on this system: local, never in a profile that travels. */
export const localDataFolder = (platform: string, env: Env): Result<string> => {
  if (platform !== "win32") {
    const home = env["HOME"] ?? "";
    const base = env["XDG_DATA_HOME"] ?? (home === "" ? "" : posix.join(home, ".local", "share"));
    return posix.isAbsolute(base)
      ? accept(posix.join(base, "accessline-workstation"))
      : refuse(
          "no-data-folder",
          "This account has no home folder. Ask IT for one, then start again.",
        );
  }
  const local = env["LOCALAPPDATA"] ?? "";
  if (isShare(local)) return notLocal(local);
  if (!win32.isAbsolute(local) || !/^[A-Za-z]:\\/.test(local))
    return refuse(
      "no-data-folder",
      "Windows names no local data folder for this account (LOCALAPPDATA). Ask IT, then start again.",
    );
  if (/\\AppData\\Roaming(\\|$)/i.test(local)) return notLocal(local);
  return accept(win32.join(local, "AccessLine", "Workstation"));
};

/** File systems of other machines, as Linux numbers them: NFS, CIFS, SMB, SMB2, AFS, Coda, 9p. */
const OF_THE_NETWORK = new Set([
  0x6969, 0xff534d42, 0x517b, 0xfe534d42, 0x5346414f, 0x73757245, 0x01021997,
]);

/**
 * Looks again once the folder exists: a drive letter can be a share in disguise, and only the true path
 * or the file system's number says so.
 */
export const judgeFolder = (
  folder: string,
  truePath: string,
  fileSystem: number,
): Result<string> =>
  isShare(truePath) || OF_THE_NETWORK.has(fileSystem) ? notLocal(folder) : accept(folder);
