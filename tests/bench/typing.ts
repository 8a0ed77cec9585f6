import { type Page } from "playwright-core";
import { percentile, printRow } from "./figures.ts";
import { openFullDesk } from "./full-desk.ts";

// A letter typed into the note: from the key's own time stamp until it stands there, laid out. With
// 50,000 cases, and with main's answers to what was typed before arriving in between.
const CASES = Number(process.env["BENCH_CASES"] ?? 50_000);
const BAR_MS = 16;
const BETWEEN_KEYS_MS = 45;
const SENTENCE =
  "Member states: asked in October, was told nobody has an opening before spring, nothing is left of the medication by Friday and work ends at three. ";
const TIMES = 5;

type Watched = { handled: number[]; painted: number[] };

const watch = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const told: Watched = { handled: [], painted: [] };
    let pressedAt = 0;
    window.addEventListener("keydown", ({ timeStamp }) => void (pressedAt = timeStamp), true);
    window.addEventListener(
      "input",
      () => {
        const from = pressedAt;
        const { port1, port2 } = new MessageChannel();
        // A task of its own: behind every handler of this key and what the screen makes of it.
        port1.onmessage = () => {
          document.body.getBoundingClientRect();
          told.handled.push(performance.now() - from);
        };
        port2.postMessage(null);
        requestAnimationFrame(() =>
          setTimeout(() => told.painted.push(performance.now() - from), 0),
        );
      },
      true,
    );
    (window as unknown as { watched: Watched }).watched = told;
  });

const { page, hands, close } = await openFullDesk(CASES);
try {
  await hands.press("F5");
  await page.getByLabel("Listening").waitFor();
  await page.keyboard.type("no therapist has an opening for my son");
  await hands.press("F2", "1", "Enter");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await hands.press("F9");
  await page.waitForTimeout(1_000);
  await watch(page);
  for (let n = 0; n < TIMES; n += 1) {
    for (const sign of SENTENCE) {
      await page.keyboard.type(sign);
      await page.waitForTimeout(BETWEEN_KEYS_MS);
    }
  }
  const { handled, painted } = await page.evaluate(
    () => (window as unknown as { watched: Watched }).watched,
  );
  printRow({
    name: "typing/note",
    figure: percentile(handled, 0.99),
    bar: BAR_MS,
    unit: "ms p99",
    p50: percentile(handled, 0.5),
    longest: percentile(handled, 1),
    samples: handled.length,
    cases: CASES,
    reference: {
      name: "the frame that shows it, drawn (60 a second)",
      p50: percentile(painted, 0.5),
      p99: percentile(painted, 0.99),
    },
  });
} finally {
  await close();
}
