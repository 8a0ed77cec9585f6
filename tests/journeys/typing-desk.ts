import { stdout } from "node:process";
import { situation } from "../support/callers.ts";
import { Hands } from "../support/hands.ts";
import { begin, keySafety, keyScope } from "../support/taking-calls.ts";
import { lineCoverage, openDesk, startCentre } from "../support/thread.ts";

// A desk in a process of its own, to be killed in the middle of typing: it says what it typed, and when.
const dataFolder = process.argv[2];
if (dataFolder === undefined) throw new Error("the data folder is missing");
const centre = await startCentre("2026-11-25T18:04:00Z");
const desk = await openDesk(centre, { name: "Desk 1", coverage: lineCoverage, dataFolder });
const hands = new Hands(desk.page);
await hands.signIn("k.alvarado");
await begin(hands, situation("c003"), { number: "(510) 555-0142" });
await keySafety(hands);
await keyScope(hands, "1");
await hands.goTo("Caller");
let typed = "";
for (let n = 0; ; n += 1) {
  const sign = String.fromCharCode(97 + (n % 26));
  await desk.page.keyboard.type(sign);
  typed += sign;
  stdout.write(`${JSON.stringify({ at: Date.now(), typed })}\n`);
  await desk.page.waitForTimeout(40);
}
