import { X509Certificate } from "node:crypto";
import { open, type FileHandle } from "node:fs/promises";

/** Before the fuse wire in Electron's program (@electron/fuses has the same). */
const SENTINEL = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
const CHUNK_BYTES = 4 * 1024 * 1024;
const MOST_SIGNATURE_BYTES = 256 * 1024;
/** The purpose "code signing" (RFC 5280, 4.2.1.12). */
const CODE_SIGNING = "1.3.6.1.5.5.7.3.3";

/** What each fuse stands for, in the order of the wire, and how a release has it. */
const FUSES: readonly (readonly [name: string, release: "0" | "1"])[] = [
  ["runs as Node", "0"],
  ["seals cookies", "1"],
  ["takes NODE_OPTIONS", "0"],
  ["lets a debugger in", "0"],
  ["checks its archive", "1"],
  ["loads only its archive", "1"],
  ["has a snapshot of its own", "0"],
  ["gives file: pages more", "0"],
  ["traps WebAssembly faults", "1"],
];

const wireIn = async (file: FileHandle): Promise<string | null> => {
  const sentinel = Buffer.from(SENTINEL, "ascii");
  const overlap = sentinel.length + 64;
  const buffer = Buffer.alloc(CHUNK_BYTES + overlap);
  for (let at = 0; ; at += CHUNK_BYTES) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
    const found = buffer.subarray(0, bytesRead).indexOf(sentinel);
    if (found >= 0 && found < CHUNK_BYTES) {
      // After the sentinel: the wire's version, its length, and a character for each fuse.
      const start = found + sentinel.length;
      const length = buffer[start + 1] ?? 0;
      return buffer.subarray(start + 2, start + 2 + length).toString("ascii");
    }
    if (bytesRead < buffer.length) return null;
  }
};

/** The fuses of a program against a release's, in words; null: it has none. */
export const fuseWords = (wire: string | null): string | null => {
  if (wire === null) return null;
  const strange = FUSES.filter(([, release], at) => wire[at] !== release).map(([name]) => name);
  if (wire.length !== FUSES.length)
    return `${wire.length} fuses, and this build knows ${FUSES.length}`;
  return strange.length === 0
    ? "All nine as a release has them"
    : `Not as a release has them: ${strange.join(", ")}`;
};

/** The certificates in a PE file's signature, as they lie in it. */
const certificatesIn = async (file: FileHandle): Promise<X509Certificate[]> => {
  const head = Buffer.alloc(4096);
  await file.read(head, 0, head.length, 0);
  if (head.toString("ascii", 0, 2) !== "MZ") return [];
  const pe = head.readUInt32LE(0x3c);
  if (pe > head.length - 200 || head.toString("ascii", pe, pe + 2) !== "PE") return [];
  const is64 = head.readUInt16LE(pe + 24) === 0x20b;
  const directory = pe + 24 + (is64 ? 112 : 96) + 4 * 8;
  const [at, size] = [head.readUInt32LE(directory), head.readUInt32LE(directory + 4)];
  if (at === 0 || size === 0) return [];
  const table = Buffer.alloc(Math.min(size, MOST_SIGNATURE_BYTES));
  await file.read(table, 0, table.length, at);
  const found: X509Certificate[] = [];
  for (let from = 0; from + 4 < table.length; from += 1) {
    // A DER sequence with a two-byte length: most are none of ours, and a certificate says so itself.
    if (table[from] !== 0x30 || table[from + 1] !== 0x82) continue;
    const end = from + 4 + table.readUInt16BE(from + 2);
    if (end > table.length) continue;
    try {
      found.push(new X509Certificate(table.subarray(from, end)));
      from = end - 1;
    } catch {
      // Not a certificate.
    }
  }
  return found;
};

export type ProgramFacts = { readonly signer: string | null; readonly fuses: string | null };

/**
 * What the program's own file says of itself: the name in its signature and its fuses. That the signature
 * holds is Windows' business, at every start; this only names it.
 */
export const programFacts = async (path: string): Promise<ProgramFacts> => {
  try {
    const file = await open(path, "r");
    try {
      const certificates = await certificatesIn(file);
      const signer = certificates.find(
        ({ ca, keyUsage }) => !ca && (keyUsage ?? []).includes(CODE_SIGNING),
      );
      return {
        signer: signer?.subject.split("\n").join(", ") ?? null,
        fuses: fuseWords(await wireIn(file)),
      };
    } finally {
      await file.close();
    }
  } catch {
    return { signer: null, fuses: null };
  }
};
