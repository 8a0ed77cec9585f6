import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Drawn, icnsOf, icoOf } from "../../build/icons/icon-files.ts";

const read = (name: string): Buffer =>
  readFileSync(join(import.meta.dirname, "../../build/package", name));
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

/** The sizes an icon file of Windows says it has, with where each lies. */
const entriesOf = (ico: Buffer): { size: number; at: number; length: number }[] =>
  Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const entry = 6 + index * 16;
    return {
      size: ico[entry] === 0 ? 256 : (ico[entry] ?? 0),
      length: ico.readUInt32LE(entry + 8),
      at: ico.readUInt32LE(entry + 12),
    };
  });

test("a small size is a bitmap from the bottom up, blue first; 256 is a PNG", () => {
  const small: Drawn = {
    size: 2,
    rgba: Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]),
    png: PNG,
  };
  const ico = icoOf([small, { size: 256, rgba: new Uint8Array(), png: PNG }]);
  const [first, second] = entriesOf(ico);
  expect(first).toEqual({ size: 2, at: 38, length: 40 + 16 + 8 });
  expect([...ico.subarray(38 + 40, 38 + 56)]).toEqual([
    11, 10, 9, 12, 15, 14, 13, 16, 3, 2, 1, 4, 7, 6, 5, 8,
  ]);
  expect(second?.size).toBe(256);
  expect(ico.subarray(second?.at)).toEqual(PNG);
});

test("the product's icon has every size that Windows shows, from 16 pixels", () => {
  const ico = read("icon.ico");
  const entries = entriesOf(ico);
  expect(entries.map(({ size }) => size)).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 256]);
  const last = entries.at(-1);
  expect((last?.at ?? 0) + (last?.length ?? 0)).toBe(ico.length);
});

test("and every size of macOS and of a Linux desktop", () => {
  const icns = read("icon.icns");
  expect(icns.toString("latin1", 0, 4)).toBe("icns");
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  expect(icnsOf([{ size: 128, rgba: new Uint8Array(), png: PNG }])).toHaveLength(8 + 8 + 4);
  for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) {
    const png = read(`icons/${size}x${size}.png`);
    expect([png.subarray(0, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
      PNG,
      size,
      size,
    ]);
  }
});
