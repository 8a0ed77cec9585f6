import "./jitless.ts";
import { RPCHandler } from "@orpc/server/message-port";
import { vaultRouter } from "./router.ts";
import { portToMain } from "./port.ts";
import { Vault } from "./vault.ts";

const vault = new Vault({
  name: "accessline",
  newGeneration: () => crypto.randomUUID(),
  now: () => new Date().toISOString(),
});

const handler = new RPCHandler(vaultRouter(vault));

void navigator.storage.persist();
void portToMain().then((port) => handler.upgrade(port, { context: {} }));
