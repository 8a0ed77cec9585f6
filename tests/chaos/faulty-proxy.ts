import { once } from "node:events";
import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo } from "node:net";

/** What a network between a desk and its server does to one request. */
export type Fault =
  | "none"
  | "refused"
  | "delayed"
  | "twice"
  | "answer-lost"
  | "answer-cut"
  | "401"
  | "413"
  | "429"
  | "500"
  | "portal"
  | "proxy-login"
  | "buffered";

export const FAULTS: readonly Fault[] = [
  "refused",
  "delayed",
  "twice",
  "answer-lost",
  "answer-cut",
  "401",
  "413",
  "429",
  "500",
  "portal",
  "proxy-login",
  "buffered",
];

const PAUSE_MS = 250;

type Answer = { status: number; headers: Record<string, string>; body: Buffer };

const bodyOf = async (stream: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A proxy between desks and a server that may go and come again on another port. */
export class FaultyProxy {
  /** Decides for each request; called once per request. */
  fault: (path: string) => Fault = () => "none";
  /** The server now; null: nothing answers. */
  target: string | null = null;
  /** How often each fault was done. */
  readonly done = new Map<Fault, number>();
  #url = "";
  readonly #server = createServer((near, answer) => {
    this.#carry(near, answer).catch(() => answer.destroy());
  });

  get url(): string {
    return this.#url;
  }

  static async start(): Promise<FaultyProxy> {
    const proxy = new FaultyProxy();
    proxy.#server.listen(0, "127.0.0.1");
    await once(proxy.#server, "listening");
    proxy.#url = `http://127.0.0.1:${String((proxy.#server.address() as AddressInfo).port)}`;
    return proxy;
  }

  async close(): Promise<void> {
    const closed = once(this.#server, "close");
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #carry(near: IncomingMessage, to: ServerResponse): Promise<void> {
    const body = await bodyOf(near);
    const fault = this.fault(near.url ?? "");
    if (fault !== "none") this.done.set(fault, (this.done.get(fault) ?? 0) + 1);
    const pass = (): Promise<Answer> => this.#pass(near, body);
    const give = ({ status, headers, body: text }: Answer): void =>
      void to.writeHead(status, headers).end(text);
    const say = (status: number, type: string, text: string, more = {}): void =>
      give({ status, headers: { "content-type": type, ...more }, body: Buffer.from(text) });
    switch (fault) {
      case "none":
        return give(await pass());
      case "refused":
        return void to.destroy();
      case "delayed":
        await pause(PAUSE_MS * (1 + Math.random() * 3));
        return give(await pass());
      case "twice":
        await pass();
        return give(await pass());
      case "answer-lost":
        await pass();
        return void to.destroy();
      case "answer-cut": {
        const whole = await pass();
        to.writeHead(whole.status, {
          ...whole.headers,
          "content-length": String(whole.body.length),
        });
        to.write(whole.body.subarray(0, Math.floor(whole.body.length / 2)));
        await pause(20);
        return void to.destroy();
      }
      case "401":
        return say(401, "application/json", '{"code":"UNAUTHORIZED","status":401,"message":"no"}');
      case "413":
        return say(413, "text/plain", "Request Entity Too Large");
      case "429":
        return say(429, "text/plain", "slow down", { "retry-after": "1" });
      case "500":
        return say(500, "text/html", "<h1>Internal Server Error</h1>");
      case "portal":
        return say(200, "text/html", "<h1>Welcome to the guest network. Accept the terms.</h1>");
      case "proxy-login":
        return say(407, "text/html", "<h1>Sign in to the proxy</h1>", {
          "proxy-authenticate": "Basic realm=proxy",
        });
      case "buffered": {
        // Holds the whole answer back and hands it on in one piece, late, as an inspecting proxy does.
        const whole = await pass();
        await pause(PAUSE_MS);
        return give(whole);
      }
    }
  }

  #pass(near: IncomingMessage, body: Buffer): Promise<Answer> {
    const { target } = this;
    if (target === null) return Promise.reject(new Error("nothing answers"));
    return new Promise((resolve, reject) => {
      const far = request(
        new URL(near.url ?? "/", target),
        {
          method: near.method ?? "GET",
          headers: { ...near.headers, host: new URL(target).host, connection: "close" },
        },
        (told) => {
          bodyOf(told).then((text) => {
            const type = told.headers["content-type"];
            const after = told.headers["retry-after"];
            resolve({
              status: told.statusCode ?? 502,
              headers: {
                ...(type === undefined ? {} : { "content-type": type }),
                ...(after === undefined ? {} : { "retry-after": after }),
              },
              body: text,
            });
          }, reject);
        },
      );
      far.on("error", reject);
      far.end(body);
    });
  }
}
