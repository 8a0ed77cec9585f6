import { createWriteStream } from "node:fs";
import { type Download } from "../host.ts";

type Answer = { readonly status: number; readonly body: ReadableStream<Uint8Array> | null };

/** Downloads with what a host fetches with. Stops at the first byte too many: a feed cannot fill the disk. */
export const downloadWith =
  (fetch: (url: string, signal: AbortSignal) => Promise<Answer>): Download =>
  async ({ url, path, size, timeoutMs }) => {
    const { status, body } = await fetch(url, AbortSignal.timeout(timeoutMs));
    if (status !== 200 || body === null) throw new Error(`The feed answered ${status}`);
    const file = createWriteStream(path, { flags: "wx" });
    let taken = 0;
    try {
      for await (const part of body) {
        taken += part.byteLength;
        if (taken > size) throw new Error("The feed sends more than was signed");
        await new Promise<void>((resolve, reject) =>
          file.write(part, (failure) => (failure ? reject(failure) : resolve())),
        );
      }
    } finally {
      await new Promise<void>((resolve) => file.end(resolve));
    }
  };
