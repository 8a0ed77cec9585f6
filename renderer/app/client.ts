import { createORPCClient } from "@orpc/client";
import { RPCLink, type SupportedMessagePort } from "@orpc/client/message-port";
import type { ContractRouterClient } from "@orpc/contract";
import type { WorkstationContract } from "#shared/contract/workstation.ts";

export type Client = ContractRouterClient<WorkstationContract>;

/** The workstation contract as typed calls. Types only: the schemas stay in main. */
export const workstationClient = (port: SupportedMessagePort): Client =>
  createORPCClient(new RPCLink({ port }));
