import { type HandOverWork } from "../work/hand-over-work.ts";
import { type TrayWork } from "../work/tray-work.ts";
import { type gate, taken } from "./gate.ts";

/** Calls that wait to be finished, and calls that go to a colleague. */
export const trayRoutes = (
  { tray: os }: ReturnType<typeof gate>,
  tray: TrayWork,
  handOver: HandOverWork,
) => ({
  get: os.get.handler(() => tray.get()),
  park: os.park.handler(async ({ input }) => {
    taken(await tray.park(input.callId, input.place));
    return {};
  }),
  open: os.open.handler(({ input }) => tray.open(input.callId)),
  colleagues: os.colleagues.handler(() => handOver.colleagues()),
  offer: os.offer.handler(async ({ input: { callId, to, words, place } }) => {
    taken(await handOver.offer(callId, to, words, place));
    return {};
  }),
  withdraw: os.withdraw.handler(async ({ input }) => {
    taken(await handOver.withdraw(input.callId));
    return {};
  }),
  take: os.take.handler(async ({ input }) =>
    taken(await handOver.accept(input.callId, input.offer)),
  ),
  notNow: os.notNow.handler(async ({ input }) => {
    await handOver.notNow(input.callId, input.offer);
    return {};
  }),
});
