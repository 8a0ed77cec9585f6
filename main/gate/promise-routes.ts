import { type PromiseWork } from "../work/promise-work.ts";
import { type gate, taken } from "./gate.ts";

/** Promises that go from one person to another, and who is here to take them. */
export const promiseRoutes = (
  { promises: os }: ReturnType<typeof gate>,
  promises: PromiseWork,
) => ({
  offer: os.offer.handler(async ({ input: { followUps, to, words } }) =>
    taken(await promises.offer(followUps, to, words)),
  ),
  withdraw: os.withdraw.handler(async ({ input }) => {
    taken(await promises.withdraw(input.followUp));
    return {};
  }),
  take: os.take.handler(async ({ input }) => {
    taken(await promises.take(input.followUp));
    return {};
  }),
  notNow: os.notNow.handler(async ({ input }) => {
    taken(await promises.notNow(input.followUp));
    return {};
  }),
  here: os.here.handler(() => promises.here()),
  mark: os.mark.handler(async ({ input: { person, here } }) =>
    taken(await promises.mark(person, here)),
  ),
});
