import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** The cable between a desk and its server, whatever program the desk runs in: it can be pulled and put back. */
export type Relay = {
  /** The server's address as this desk knows it. */
  readonly url: string;
  readonly cut: () => void;
  readonly mend: () => void;
  readonly close: () => Promise<void>;
};

export const relayTo = async (url: string): Promise<Relay> => {
  const { hostname, port } = new URL(url);
  const open = new Set<Socket>();
  let isCut = false;
  const relay = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  relay.listen(0, "127.0.0.1");
  await once(relay, "listening");
  const pull = (): void => open.forEach((socket) => socket.destroy());
  return {
    url: `http://127.0.0.1:${String((relay.address() as AddressInfo).port)}`,
    cut: () => {
      isCut = true;
      pull();
    },
    mend: () => {
      isCut = false;
    },
    close: async () => {
      const closed = once(relay, "close");
      relay.close();
      pull();
      await closed;
    },
  };
};
