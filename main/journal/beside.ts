import { readFile } from "node:fs/promises";
import writeFileAtomic from "write-file-atomic";
import { z } from "zod";
import { Head, Verdict } from "#shared/contract/server.ts";
import { StationId } from "#shared/events/ids.ts";

/**
 * What main keeps beside the journal, to notice a store that was emptied, a disk that was copied
 * or restored, or a journal that was lost. Ids, counts and hashes only.
 */
export const Beside = z.object({
  v: z.literal(1),
  station: StationId,
  /** The last event this desk wrote, as far as it is certain. */
  head: Head,
  confirmed: Head,
  /** The vault as it was last seen: null before its first opening. */
  vault: z.object({ generation: z.string(), events: z.int() }).nullable(),
  machine: z.string(),
  /** What the server said while the vault was closed: told to it at the next opening. */
  verdicts: z.array(z.object({ seq: z.int(), verdict: Verdict })).max(10_000),
});
export type Beside = z.infer<typeof Beside>;

/** Null: there is none, or it cannot be read; then the head is unknown unless frames tell it. */
export const readBeside = async (path: string): Promise<Beside | null> => {
  try {
    return Beside.parse(JSON.parse(await readFile(path, "utf8")));
  } catch {
    return null;
  }
};

export const writeBeside = (path: string, beside: Beside): Promise<void> =>
  writeFileAtomic(path, JSON.stringify(beside), { mode: 0o600 });
