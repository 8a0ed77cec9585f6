import { type ReadEvent } from "#shared/events/envelope.ts";
import { type History } from "./history.ts";

const ROUNDS = 80;

/** Everything is healed and everybody talks until nothing is left to say. False: it never came to that. */
export const comeToRest = (history: History): boolean => {
  const { world, server, desks } = history;
  const { chance } = world;
  server.revoked.clear();
  for (const desk of desks) desk.isOnline = true;
  let isForeignOffered = false;
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = changesOf(history);
    deliverAll(history);
    for (const desk of desks) {
      desk.hello();
      for (let n = 0; n < 10 && (desk.unsent > 0 || desk.disk.isDue); n += 1)
        history.push(desk, 20, true);
      pullAll(history, desk);
      desk.offer("former");
    }
    server.review((event) => isFromElsewhere(history, event) || chance.flip(0.7));
    const isQuiet = before === changesOf(history) && desks.every(({ unsent }) => unsent === 0);
    if (isQuiet && isForeignOffered) return true;
    if (!isQuiet) continue;
    // Every writer had its say: what is still missing at the server, others must give.
    isForeignOffered = true;
    for (const desk of desks) desk.offer("foreign");
  }
  return false;
};

const changesOf = ({ server, desks }: History): number =>
  desks.reduce((sum, { changes }) => sum + changes, server.changes);

const deliverAll = (history: History): void => {
  for (const begun of [...history.server.open]) history.commit(begun, true);
  const mail = history.mail;
  history.mail = [];
  mail.forEach((each) => history.deliver(each));
  for (const begun of [...history.server.open]) history.commit(begun, true);
};

const pullAll = (history: History, desk: History["desks"][number]): void => {
  for (let n = 0; n < 100; n += 1) {
    const page = history.pull(desk, 50, true);
    if (!page.more) return;
  }
};

/** Sent by a desk where its author never signed in: another desk's offer after a restore. */
const isFromElsewhere = ({ desks, server }: History, event: ReadEvent): boolean => {
  const station = server.state.stations.get(event.envelope.station);
  return desks.every(
    ({ desk }) => desk.name !== station?.desk || desk.person !== event.envelope.actor.person,
  );
};
