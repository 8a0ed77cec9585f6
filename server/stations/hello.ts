import { type InferContractRouterInputs, type InferContractRouterOutputs } from "@orpc/contract";
import { type ServerContract } from "#shared/contract/server.ts";
import { type StationRecord } from "../store/station-verbs.ts";
import { type Store } from "../store/store.ts";

/** Where a station and the centre stand to each other. */
export const hello = (
  store: Store,
  station: StationRecord,
  asked: InferContractRouterInputs<ServerContract>["hello"],
  at: Date,
): Promise<InferContractRouterOutputs<ServerContract>["hello"]> =>
  store.write(async (tx) => {
    await tx.noteSeen(station.id, asked, at);
    const { epoch } = await tx.meta();
    return {
      time: at.toISOString(),
      epoch,
      head: await tx.head(station.id),
      coverage: station.coverage,
      desk: station.deskState,
      people: await tx.activePeople(),
    };
  });
