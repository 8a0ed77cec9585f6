import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Relay, relayTo } from "./relay.ts";

const server = createServer((asked, answer) => {
  if (asked.url === "/slow") setTimeout(() => answer.end("late"), 2_000).unref();
  else answer.end("here");
});
let relay: Relay;
const ask = async (path: string): Promise<string> => (await fetch(`${relay.url}${path}`)).text();

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  relay = await relayTo(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
});
afterAll(async () => {
  await relay.close();
  server.closeAllConnections();
  server.close();
});

test("what is asked through the cable is answered; cut, nothing is; mended, it is again", async () => {
  expect(await ask("/")).toBe("here");
  relay.cut();
  await expect(ask("/")).rejects.toThrow();
  relay.mend();
  expect(await ask("/")).toBe("here");
});

test("an answer on its way when the cable is pulled never arrives", async () => {
  const asked = ask("/slow");
  const arrived = asked.then(
    () => "arrived",
    () => "never",
  );
  await new Promise((resolve) => setTimeout(resolve, 100));
  relay.cut();
  expect(await arrived).toBe("never");
  relay.mend();
});
