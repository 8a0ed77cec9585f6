/** Encrypted with the desk's data key: AES-256-GCM through WebCrypto, the key non-extractable. */
export type Boxed = { readonly nonce: Uint8Array; readonly box: Uint8Array };

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

/** Imports the key once and wipes the bytes it came in. */
export const importDataKey = async (bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> => {
  const key = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
  bytes.fill(0);
  return key;
};

export const encrypt = async (key: CryptoKey, context: string, text: string): Promise<Boxed> => {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const box = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv: nonce, additionalData: encoder.encode(context) },
    key,
    encoder.encode(text),
  );
  return { nonce, box: new Uint8Array(box) };
};

/** Null: another key, another place, or damaged; the record is quarantined, the rest opens. */
export const decrypt = async (
  key: CryptoKey,
  context: string,
  boxed: Boxed,
): Promise<string | null> => {
  try {
    const plain = await crypto.subtle.decrypt(
      {
        name: "AES-GCM",
        iv: new Uint8Array(boxed.nonce),
        additionalData: encoder.encode(context),
      },
      key,
      new Uint8Array(boxed.box),
    );
    return decoder.decode(plain);
  } catch {
    return null;
  }
};
