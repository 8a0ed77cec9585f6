import { type BuildsWork } from "../builds/builds-work.ts";
import { type gate, taken } from "./gate.ts";

/** What a supervisor does with builds; the gate has asked the role before any of it. */
export const buildsRoutes = ({ builds: os }: ReturnType<typeof gate>, builds: BuildsWork) => ({
  get: os.get.handler(() => builds.view),
  lookInFolder: os.lookInFolder.handler(async ({ input }) =>
    taken(await builds.lookInFolder(input.folder)),
  ),
  lookAtFeed: os.lookAtFeed.handler(async () => taken(await builds.lookAtFeed())),
  exportTo: os.exportTo.handler(async ({ input }) => taken(await builds.exportTo(input.folder))),
  install: os.install.handler(async () => taken(await builds.install())),
});
