import "./jitless.ts";
import { RPCHandler } from "@orpc/server/message-port";
import { fakeWorkstation } from "../fake-workstation.ts";
import { type Situation } from "../situation.ts";

const asked = new URLSearchParams(location.search);
const has = (word: string): boolean => asked.has(word);

const situation: Situation = {
  session: (asked.get("session") ?? "unlocked") as Situation["session"],
  person: asked.get("person") ?? "alvarado",
  offline: has("offline"),
  empty: has("empty"),
  failing: has("failing"),
  slow: has("slow"),
  banner: has("banner"),
  lineClosed: has("lineClosed"),
  crisisElsewhere: has("crisisElsewhere"),
  helpElsewhere: has("helpElsewhere"),
  answered: has("answered"),
  recovery: has("recovery"),
  offered: has("offered"),
  away: has("away"),
  awayMany: has("awayMany"),
  awayLater: has("awayLater"),
  handed: has("handed"),
  remapped: has("remapped"),
  longNames: has("longNames"),
  refusing: has("refusing"),
  locksSoon: has("locksSoon"),
  safetyCallBack: has("safetyCallBack"),
  notices: has("notices"),
  memberDied: has("memberDied"),
  letterDue: has("letterDue"),
  turn: asked.get("turn") as Exclude<Situation["turn"], undefined>,
  findFails: has("findFails"),
  findReads: has("findReads"),
  caseIs: asked.get("caseIs") as "slow" | "failing" | null,
};

const { port1, port2 } = new MessageChannel();
const fake = fakeWorkstation(situation);
new RPCHandler(fake.router).upgrade(port2);
port1.start();
port2.start();
Object.assign(window, { accessLine: { port: port1 }, fake });

const theme = asked.get("theme");
if (theme !== null) document.documentElement.dataset["theme"] = theme;

await import("../../../renderer/app/start.ts");
