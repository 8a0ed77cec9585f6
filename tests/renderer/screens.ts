import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { type Page } from "playwright-core";
import { buildHarness, launch, type Look, openWindow } from "./browser.ts";
import { SCENES } from "./scenes.ts";

const OUT = new URL("../../dist/screens", import.meta.url).pathname;

const LOOKS: readonly (Look & { readonly name: string })[] = [
  { name: "light", scheme: "light" },
  { name: "dark", scheme: "dark" },
  { name: "light-1920", scheme: "light", width: 1920, height: 1080 },
  { name: "dark-1920", scheme: "dark", width: 1920, height: 1080 },
  { name: "contrast", scheme: "light", contrast: "more" },
  { name: "zoom-200", scheme: "light", width: 640, height: 360 },
];

/** Words that are cut off, or a page wider than its window. */
const overflowing = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth)
      found.push("the page is wider than the window");
    for (const place of document.querySelectorAll<HTMLElement>(
      "button, td, th, dd, dt, h1, h2, label, .segment, li",
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
      const box = place.getBoundingClientRect();
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
const shown: string[] = [];
for (const look of LOOKS.filter(
  ({ name }) => onlyLook === undefined || onlyLook.split(",").includes(name),
)) {
  for (const scene of SCENES.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    const { page, context, complaints } = await openWindow(browser, scene.query, look);
    try {
      await scene.steps?.(page);
      await page.waitForTimeout(150);
      await page.screenshot({ path: join(OUT, `${scene.name}-${look.name}.png`) });
      const { violations } = await new AxeBuilder({ page }).analyze();
      const findings = [
        ...violations.map(
          ({ id, nodes }) =>
            `axe ${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${id === "color-contrast" ? failureSummary?.slice(0, 200) : ""}`).join(" | ")}`,
        ),
        ...(await overflowing(page)),
        ...complaints,
      ];
      if (findings.length === 0) passed += 1;
      else failures.push(...findings.map((finding) => `${scene.name} (${look.name}): ${finding}`));
      shown.push(`${scene.name}-${look.name}`);
    } catch (thrown) {
      failures.push(`${scene.name} (${look.name}): ${String(thrown)}`);
      await page.screenshot({ path: join(OUT, `${scene.name}-${look.name}.png`) });
    }
    await context.close();
  }
}
await browser.close();
await writeFile(
  join(OUT, "index.html"),
  `<!doctype html><title>Screens</title>${shown.map((picture) => `<figure><figcaption>${picture}</figcaption><img width="640" src="${picture}.png" alt="${picture}"></figure>`).join("\n")}`,
);
for (const failure of failures) console.log(failure);
console.log(
  `${passed} passed, ${new Set(failures.map((words) => words.split(":")[0])).size} failed → dist/screens/index.html`,
);
process.exitCode = failures.length > 0 ? 1 : 0;
