import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { exit } from "node:process";
import { chromium } from "playwright-core";
import { findBrowser, sandboxFlags } from "#main/preview/browser.ts";
import { type Drawn, icnsOf, icoOf } from "../icons/icon-files.ts";
import { close, ROOT, say } from "./steps.ts";

// npm run icons: the product's icon, drawn from the two SVG files, for each system. Run it when they change.

const SIZES = [16, 20, 24, 32, 40, 48, 64, 128, 256, 512, 1024] as const;
const SMALL_UP_TO = 24;
const OF_WINDOWS = 256;
const OF_LINUX = [16, 24, 32, 48, 64, 128, 256, 512];

const browser = findBrowser();
if (!browser.ok) {
  say(browser.refusal.remedy);
  exit(close(0, 1));
}
const started = await chromium.launch({ executablePath: browser.value, args: sandboxFlags() });
const page = await started.newPage();

const draw = async (svg: string, size: number): Promise<Drawn> => {
  const [rgba, png] = await page.evaluate(
    async ([address, side]) => {
      const picture = new Image();
      picture.src = address;
      await picture.decode();
      const canvas = new OffscreenCanvas(side, side);
      const pen = canvas.getContext("2d");
      if (pen === null) throw new Error("This browser draws nothing");
      pen.drawImage(picture, 0, 0, side, side);
      const blob = await canvas.convertToBlob({ type: "image/png" });
      return [
        [...pen.getImageData(0, 0, side, side).data],
        [...new Uint8Array(await blob.arrayBuffer())],
      ] as const;
    },
    [`data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`, size] as const,
  );
  return { size, rgba: Uint8Array.from(rgba), png: Uint8Array.from(png) };
};

const source = (name: string): Promise<string> =>
  readFile(join(ROOT, "build", "icons", name), "utf8");
const [large, small] = [await source("icon.svg"), await source("icon-small.svg")];
const drawn: Drawn[] = [];
for (const size of SIZES) drawn.push(await draw(size <= SMALL_UP_TO ? small : large, size));
await started.close();

const target = join(ROOT, "build", "package");
await mkdir(join(target, "icons"), { recursive: true });
await writeFile(join(target, "icon.ico"), icoOf(drawn.filter(({ size }) => size <= OF_WINDOWS)));
await writeFile(join(target, "icon.icns"), icnsOf(drawn));
for (const { size, png } of drawn.filter(({ size }) => OF_LINUX.includes(size)))
  await writeFile(join(target, "icons", `${size}x${size}.png`), png);
say(`build/package/: icon.ico, icon.icns and ${OF_LINUX.length} sizes for Linux`);
exit(close(3, 0));
