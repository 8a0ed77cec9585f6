import { FuseV1Options, FuseVersion } from "@electron/fuses";

/**
 * Every fuse of this Electron, each with its setting; a new one that is not named here fails the
 * build (`strictlyRequireAllFuses`). The `e2e` build differs in one: a debugger can attach to it.
 */
export const fusesOf = (variant: "release" | "e2e") => ({
  version: FuseVersion.V1 as const,
  strictlyRequireAllFuses: true as const,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: variant === "e2e",
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
});
