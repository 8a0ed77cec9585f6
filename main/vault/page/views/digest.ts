import { streamKind } from "#shared/events/stream.ts";
import { type Vault } from "../vault.ts";

/** Kept with their desk and on the server, never pulled: no two desks hold the same ones. */
const OF_ONE_DESK: readonly string[] = ["access", "desk"];

/**
 * How much of what a coverage shares is held here, and its sign: SHA-256 over the texts in the order of
 * their ids. Two desks of one coverage that have everything give the same, byte for byte.
 */
export const digestOf = async (vault: Vault): Promise<{ events: number; sign: string }> => {
  const lines: string[] = [];
  for (const stream of vault.index.streams()) {
    if (OF_ONE_DESK.includes(streamKind(stream))) continue;
    for (const { envelope, text } of vault.index.of(stream))
      lines.push(`${envelope.id}\n${text.envelope}\n${text.body}\n`);
  }
  const bytes = new TextEncoder().encode(lines.toSorted().join(""));
  const sign = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return {
    events: lines.length,
    sign: Array.from(sign, (byte) => byte.toString(16).padStart(2, "0")).join(""),
  };
};
