import { RPCHandler } from "@orpc/server/message-port";
import { z } from "zod";
import { vaultRouter } from "./router.ts";
import { portToMain } from "./port.ts";
import { Vault } from "./vault.ts";

// A CSP without eval: zod's probe for it alone would be a violation.
z.config({ jitless: true });

const vault = new Vault({ name: "accessline", newGeneration: () => crypto.randomUUID() });

const handler = new RPCHandler(vaultRouter(vault));

void navigator.storage.persist();
void portToMain().then((port) => handler.upgrade(port, { context: {} }));
