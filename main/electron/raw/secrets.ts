import { safeStorage } from "electron";
import { type SecretStore } from "../../host.ts";

/** DPAPI on Windows, Keychain on macOS, a secret service on Linux; only after `ready`. */
export const safeSecrets: SecretStore = {
  seal: (bytes) => {
    if (!safeStorage.isEncryptionAvailable())
      return Promise.reject(
        new Error(
          "This machine offers no protected storage for keys. Ask IT; nothing was written.",
        ),
      );
    return Promise.resolve(
      new Uint8Array(safeStorage.encryptString(Buffer.from(bytes).toString("base64"))),
    );
  },
  open: (sealed) =>
    Promise.resolve(
      new Uint8Array(Buffer.from(safeStorage.decryptString(Buffer.from(sealed)), "base64")),
    ),
};
