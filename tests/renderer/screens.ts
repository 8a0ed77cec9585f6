import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { type Page } from "playwright-core";
import { buildHarness, launch, type Look, openWindow } from "./browser.ts";
import { shownComponents, withoutScene } from "./every-component.ts";
import { SCENES } from "./scenes.ts";
import { indexPage } from "./screens-page.ts";

const OUT = new URL("../../dist/screens", import.meta.url).pathname;

/** look.md: no animation longer than this. */
const LONGEST_MOTION_MS = 120;

const LOOKS: readonly (Look & { readonly name: string })[] = [
  { name: "light", scheme: "light" },
  { name: "dark", scheme: "dark" },
  { name: "light-1920", scheme: "light", width: 1920, height: 1080, motion: "no-preference" },
  { name: "dark-1920", scheme: "dark", width: 1920, height: 1080 },
  { name: "contrast", scheme: "light", contrast: "more" },
  { name: "contrast-dark", scheme: "dark", contrast: "more" },
  { name: "zoom-200", scheme: "light", width: 640, height: 360 },
];

/** Whatever moves where somebody asked for less motion; elsewhere, what moves for more than 120 ms. */
const moving = (page: Page, longestMs: number): Promise<string[]> =>
  page.evaluate(
    (longest) =>
      document
        .getAnimations()
        .filter(({ effect }) => Number(effect?.getComputedTiming().activeDuration) > longest)
        .map(({ effect }) => `moves: ${(effect as KeyframeEffect).target?.outerHTML.slice(0, 80)}`),
    longestMs,
  );

/** Words that are cut off, or a page wider than its window. */
const overflowing = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth)
      found.push("the page is wider than the window");
    for (const place of document.querySelectorAll<HTMLElement>(
      "button, td, th, dd, dt, h1, h2, label, .segment, li, p, .box, textarea, .pill",
    )) {
      const style = getComputedStyle(place);
      if (
        place.matches(".only-heard") ||
        style.visibility === "hidden" ||
        style.textOverflow === "ellipsis"
      )
        continue;
      if (
        place.scrollWidth > place.clientWidth + 1 &&
        style.overflowX === "hidden" &&
        place.clientWidth > 0
      )
        found.push(`cut off: ${place.textContent?.trim().slice(0, 60)}`);
      const pane = place.closest("section, aside, [role=dialog], header");
      const box = place.getBoundingClientRect();
      if (pane !== null && box.width > 0 && box.right > pane.getBoundingClientRect().right + 1)
        found.push(`outside its pane: ${place.textContent?.trim().slice(0, 60)}`);
      if (box.width > 0 && box.right > innerWidth + 1)
        found.push(`outside: ${place.textContent?.trim().slice(0, 60)}`);
    }
    return found;
  });

const wanted = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const onlyLook = process.argv.find((word) => word.startsWith("--look="))?.slice("--look=".length);

await mkdir(OUT, { recursive: true });
await buildHarness();
const browser = await launch();
let passed = 0;
const failures: string[] = [];
const shown: { readonly scene: string; readonly look: string }[] = [];
const components = new Set<string>();
for (const look of LOOKS.filter(
  ({ name }) => onlyLook === undefined || onlyLook.split(",").includes(name),
)) {
  for (const scene of SCENES.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    const { page, complaints, close } = await openWindow(browser, scene.query, look);
    try {
      await scene.steps?.(page);
      await page.waitForTimeout(150);
      await page.screenshot({ path: join(OUT, `${scene.name}-${look.name}.png`) });
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      const findings = [
        ...violations.map(
          ({ id, nodes }) =>
            `axe ${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${id === "color-contrast" ? failureSummary?.slice(0, 200) : ""}`).join(" | ")}`,
        ),
        ...(await overflowing(page)),
        ...(await moving(page, look.motion === "no-preference" ? LONGEST_MOTION_MS : 0)),
        ...complaints,
      ];
      if (findings.length === 0) passed += 1;
      else failures.push(...findings.map((finding) => `${scene.name} (${look.name}): ${finding}`));
      shown.push({ scene: scene.name, look: look.name });
      for (const component of await shownComponents(page)) components.add(component);
    } catch (thrown) {
      failures.push(`${scene.name} (${look.name}): ${String(thrown)}`);
      await page.screenshot({ path: join(OUT, `${scene.name}-${look.name}.png`) });
    }
    await close();
  }
}
await browser.close();
if (wanted.length === 0)
  failures.push(
    ...(await withoutScene(components)).map((path) => `no scene: ${path} is never on the screen`),
  );
await writeFile(join(OUT, "index.html"), indexPage(shown, failures));
for (const failure of failures) console.log(failure);
console.log(
  `${passed} passed, ${new Set(failures.map((words) => words.split(":")[0])).size} failed → dist/screens/index.html`,
);
process.exitCode = failures.length > 0 ? 1 : 0;
