import { exit, stdin, stdout } from "node:process";
import { createInterface } from "node:readline";
import { chanceOf } from "../model/chance.ts";
import { openPreviewForTests } from "../support/open-preview-for-tests.ts";
import { Hands } from "../support/hands.ts";
import { clockFrom, cuttableNetwork, PASSPHRASE } from "../support/thread.ts";

// A desk in a process of its own, offline, in the middle of a call. It types without a pause and says
// what it typed, and when; an order on its standard input interrupts it between two keys.
const FIELDS = ["listening", "callerName", "regionOrZip", "whatWorks", "note"] as const;
const BETWEEN_KEYS_MS = 30;

const [dataFolder = "", seed = "1"] = process.argv.slice(2);
const chance = chanceOf(Number(seed));
const tell = (line: object): void => void stdout.write(`${JSON.stringify(line)}\n`);

const network = cuttableNetwork();
network.cut();
const opened = await openPreviewForTests(
  { dataFolder, transport: network.transport },
  clockFrom("2026-11-25T18:14:00Z"),
);
const page = opened.host.page();
const hands = new Hands(page);

const backInTheCall = async (after: string): Promise<void> => {
  await page.getByLabel("Listening").waitFor();
  const fields = await page.evaluate(
    (names) =>
      Object.fromEntries(
        names.map((name) => [
          name,
          document.querySelector<HTMLInputElement>(`[data-field=${name}]`)?.value ?? "",
        ]),
      ),
    FIELDS,
  );
  tell({ after, fields, at: Date.now() });
};

const unlock = async (): Promise<void> => {
  await page.getByRole("heading", { name: "Locked" }).waitFor();
  await hands.type("Passphrase", PASSPHRASE);
  await hands.press("Enter");
};

const carryOut: Readonly<Record<string, () => Promise<void>>> = {
  reload: async () => void (await page.reload()),
  lock: async () => {
    await hands.press("Control+l");
    await unlock();
  },
  close: async () => {
    await opened.close();
    exit(0);
  },
};

const orders: string[] = [];
createInterface({ input: stdin }).on("line", (line) => orders.push(line));

await hands.type("Sign-in name", "k.alvarado");
await hands.type("Passphrase", PASSPHRASE);
await hands.press("Enter");
await backInTheCall("start");

let field: string = FIELDS[0];
let left = 0;
for (;;) {
  const order = orders.shift();
  if (order !== undefined) {
    tell({ interrupted: order, at: Date.now() });
    await carryOut[order]?.();
    await backInTheCall(order);
    left = 0;
  }
  if (left === 0) {
    field = chance.pick(FIELDS);
    left = 4 + chance.int(12);
    await page.locator(`[data-field=${field}]`).focus();
    await page.keyboard.press("Control+End");
  }
  left -= 1;
  await page.keyboard.type(chance.pick([..."abcdefghijklmnopqrstuvwxyz "]));
  const text = await page.locator(`[data-field=${field}]`).inputValue();
  tell({ field, text, at: Date.now() });
  await page.waitForTimeout(BETWEEN_KEYS_MS);
}
