import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { type Page } from "playwright-core";
import { buildHarness, launch, type Look, openWindow } from "./browser.ts";
import { shownComponents, withoutScene } from "./every-component.ts";
import { type Scene } from "./scene.ts";
import { SCENES } from "./scenes.ts";
import { indexPage } from "./screens-page.ts";

const OUT = new URL("../../dist/screens", import.meta.url).pathname;

/** look.md: no animation longer than this. */
const LONGEST_MOTION_MS = 120;

type NamedLook = Look & { readonly name: string };

/**
 * A scene is opened in the first look of a row and turned over in the window: its steps cost more than a look. The wide
 * look is opened by itself, because what moves is seen only while it opens.
 */
const LOOKS: readonly (readonly NamedLook[])[] = [
  [
    { name: "light", scheme: "light" },
    { name: "dark", scheme: "dark" },
    { name: "contrast", scheme: "light", contrast: "more" },
    { name: "contrast-dark", scheme: "dark", contrast: "more" },
    { name: "zoom-200", scheme: "light", width: 640, height: 360 },
  ],
  [
    { name: "light-1920", scheme: "light", width: 1920, height: 1080, motion: "no-preference" },
    { name: "dark-1920", scheme: "dark", width: 1920, height: 1080 },
  ],
];

const turnTo = async (page: Page, look: Look): Promise<void> => {
  await page.setViewportSize({ width: look.width ?? 1280, height: look.height ?? 720 });
  await page.emulateMedia({
    colorScheme: look.scheme ?? "light",
    contrast: look.contrast ?? "no-preference",
    reducedMotion: look.motion ?? "reduce",
  });
};

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

/** Scenes wait more than they compute: two keep two cores busy. */
const WINDOWS_AT_ONCE = 2;

await mkdir(OUT, { recursive: true });
await buildHarness();
const browser = await launch();
let passed = 0;
const failures: string[] = [];
const shown: { readonly scene: string; readonly look: string }[] = [];
const components = new Set<string>();

const picture = async (page: Page, scene: Scene, look: NamedLook): Promise<void> => {
  await page.waitForTimeout(150);
  await page.screenshot({ path: join(OUT, `${scene.name}-${look.name}.png`) });
  shown.push({ scene: scene.name, look: look.name });
};

const findingsOf = async (page: Page, look: Look): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return [
    ...violations.map(
      ({ id, nodes }) =>
        `axe ${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${id === "color-contrast" ? failureSummary?.slice(0, 200) : ""}`).join(" | ")}`,
    ),
    ...(await overflowing(page)),
    ...(await moving(page, look.motion === "no-preference" ? LONGEST_MOTION_MS : 0)),
  ];
};

const show = async (scene: Scene, [first, ...others]: readonly NamedLook[]): Promise<void> => {
  if (first === undefined) return;
  const { page, complaints, close } = await openWindow(browser, scene.query, first);
  let at = first;
  try {
    await scene.steps?.(page);
    for (const look of [first, ...others]) {
      at = look;
      if (look !== first) await turnTo(page, look);
      await picture(page, scene, look);
      const findings = [...(await findingsOf(page, look)), ...complaints.splice(0)];
      if (findings.length === 0) passed += 1;
      failures.push(...findings.map((finding) => `${scene.name} (${look.name}): ${finding}`));
      for (const component of await shownComponents(page)) components.add(component);
    }
  } catch (thrown) {
    failures.push(`${scene.name} (${at.name}): ${String(thrown)}`);
    await picture(page, scene, at);
  }
  await turnTo(page, first);
  await close();
};

const isWanted = ({ name }: NamedLook): boolean =>
  onlyLook === undefined || onlyLook.split(",").includes(name);
const waiting = SCENES.filter(({ name }) => wanted.length === 0 || wanted.includes(name)).flatMap(
  (scene) => LOOKS.map((looks) => ({ scene, looks: looks.filter(isWanted) })),
);
const showNext = async (): Promise<void> => {
  const next = waiting.shift();
  if (next === undefined) return;
  await show(next.scene, next.looks);
  return showNext();
};
await Promise.all(Array.from({ length: WINDOWS_AT_ONCE }, showNext));
await browser.close();
if (wanted.length === 0)
  failures.push(
    ...(await withoutScene(components)).map((path) => `no scene: ${path} is never on the screen`),
  );
await writeFile(join(OUT, "index.html"), indexPage(shown, failures));
for (const failure of failures) console.log(failure);
const failed = new Set(failures.map((words) => words.split(":")[0])).size;
console.log(`pictures: dist/screens/index.html\n\n${passed} passed, ${failed} failed`);
process.exitCode = failures.length > 0 ? 1 : 0;
