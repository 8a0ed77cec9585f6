import { z } from "zod";

/**
 * What an event belongs to. `access` streams hold access records: journalled and pushed,
 * never pulled to desks, never folded (decision 0005).
 */
export const StreamKind = z.enum(["call", "case", "member", "line", "desk", "access"]);
export type StreamKind = z.infer<typeof StreamKind>;

export const StreamName = z
  .string()
  .regex(/^(call|case|member|line|desk|access):[0-9a-z-]{1,64}$/)
  .brand<"StreamName">();
export type StreamName = z.infer<typeof StreamName>;

export const streamName = (kind: StreamKind, id: string): StreamName =>
  StreamName.parse(`${kind}:${id}`);

/** The one stream of the line itself: every desk holds it. */
export const LINE_STREAM = streamName("line", "line");

export const streamKind = (stream: StreamName): StreamKind =>
  StreamKind.parse(stream.slice(0, stream.indexOf(":")));

export const streamId = (stream: StreamName): string => stream.slice(stream.indexOf(":") + 1);
