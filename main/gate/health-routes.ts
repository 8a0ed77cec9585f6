import { type HealthWork } from "../work/health-work.ts";
import { type gate, taken } from "./gate.ts";

/** How this desk stands. */
export const healthRoutes = ({ health: os }: ReturnType<typeof gate>, health: HealthWork) => ({
  get: os.get.handler(() => health.get()),
  exportUnsent: os.exportUnsent.handler(async ({ input }) =>
    taken(await health.exportUnsent(input.folder)),
  ),
  deliver: os.deliver.handler(async ({ input }) => taken(await health.deliver(input.folder))),
});
