import { type LineWork } from "../work/line-work.ts";
import { type gate, taken } from "./gate.ts";

/** The line outside its plan. */
export const lineRoutes = ({ line: os }: ReturnType<typeof gate>, line: LineWork) => ({
  get: os.get.handler(() => line.get()),
  set: os.set.handler(async ({ input }) => taken(await line.set(input))),
  takeBack: os.takeBack.handler(async ({ input }) => taken(await line.takeBack(input.id))),
});
