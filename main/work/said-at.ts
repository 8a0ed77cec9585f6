import { type CallSight } from "./judgement.ts";

/**
 * The instant from whose day "yesterday" and "two weeks ago" are read: the call's own, whenever its
 * notes are typed or read again. Milliseconds since 1970.
 */
export const saidAtMs = ({ file, nowMs }: Pick<CallSight, "file" | "nowMs">): number => {
  const startedMs = Date.parse(file.started?.startedAt ?? "");
  return Number.isNaN(startedMs) ? nowMs : startedMs;
};
