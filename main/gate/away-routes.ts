import { type AwayWork } from "../work/away-work.ts";
import { type gate, taken } from "./gate.ts";

/** What happened meanwhile, and what was refused. */
export const awayRoutes = ({ away: os }: ReturnType<typeof gate>, away: AwayWork) => ({
  news: os.news.handler(() => away.news()),
  get: os.get.handler(({ input }) => away.get(input.from)),
  shown: os.shown.handler(async () => {
    await away.shown();
    return {};
  }),
  writeAgain: os.writeAgain.handler(async ({ input }) =>
    taken(await away.writeAgain(input.event, input.texts)),
  ),
  leave: os.leave.handler(async ({ input }) => taken(await away.leave(input.event))),
});
