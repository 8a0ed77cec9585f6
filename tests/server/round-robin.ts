import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { type AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

export type RoundRobin = {
  readonly url: string;
  /** Answers given by each server, by its address. */
  readonly answered: ReadonlyMap<string, number>;
  close(): Promise<void>;
};

/**
 * A balancer as simple as one can be: the next server in turn. One that takes no connection is
 * passed over; one that dies in the middle cuts the desk off, for nobody knows what it had done.
 */
export const roundRobin = async (targets: readonly string[]): Promise<RoundRobin> => {
  const answered = new Map<string, number>(targets.map((target) => [target, 0]));
  let turn = 0;

  const pass = (from: IncomingMessage, body: Buffer, to: ServerResponse, left: number): void => {
    const target = targets[turn++ % targets.length] ?? "";
    const onwards = request(
      `${target}${from.url}`,
      { method: from.method, headers: { ...from.headers, connection: "close" }, agent: false },
      (answer) => {
        answered.set(target, (answered.get(target) ?? 0) + 1);
        to.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.on("error", () => to.destroy()).pipe(to);
      },
    );
    onwards.on("error", (failure: NodeJS.ErrnoException) => {
      if (failure.code === "ECONNREFUSED" && left > 1) pass(from, body, to, left - 1);
      else to.destroy();
    });
    onwards.end(body);
  };

  const balancer = createServer((from, to) => {
    buffer(from).then(
      (body) => pass(from, body, to, targets.length),
      () => to.destroy(),
    );
  });
  await new Promise<void>((resolve) => balancer.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(balancer.address() as AddressInfo).port}`,
    answered,
    close: () =>
      new Promise((resolve) => {
        balancer.close(() => resolve());
        balancer.closeAllConnections();
      }),
  };
};
