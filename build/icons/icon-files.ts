/** One size of the icon: its pixels row by row from the top, four bytes each (red, green, blue, alpha), and as PNG. */
export type Drawn = {
  readonly size: number;
  readonly rgba: Uint8Array;
  readonly png: Uint8Array;
};

const ICO_HEADER_BYTES = 6;
const ICO_ENTRY_BYTES = 16;
const DIB_HEADER_BYTES = 40;
/** Windows reads this size as PNG; smaller ones some of its places read as bitmaps only. */
const PNG_FROM_SIZE = 256;

/** A bitmap as an icon holds it: rows from the bottom, blue first, and an empty mask below. */
const bitmapOf = ({ size, rgba }: Drawn): Buffer => {
  const maskBytes = Math.ceil(size / 32) * 4 * size;
  const bytes = Buffer.alloc(DIB_HEADER_BYTES + size * size * 4 + maskBytes);
  bytes.writeUInt32LE(DIB_HEADER_BYTES, 0);
  bytes.writeInt32LE(size, 4);
  // Pixels and mask count as one picture of twice the height.
  bytes.writeInt32LE(size * 2, 8);
  bytes.writeUInt16LE(1, 12);
  bytes.writeUInt16LE(32, 14);
  bytes.writeUInt32LE(size * size * 4 + maskBytes, 20);
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      const from = (y * size + x) * 4;
      const to = DIB_HEADER_BYTES + ((size - 1 - y) * size + x) * 4;
      const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray(from, from + 4);
      bytes.set([blue, green, red, alpha], to);
    }
  return bytes;
};

/** A Windows icon of sizes up to 256. */
export const icoOf = (drawn: readonly Drawn[]): Buffer => {
  const header = Buffer.alloc(ICO_HEADER_BYTES);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(drawn.length, 4);
  const pictures = drawn.map((each) =>
    each.size >= PNG_FROM_SIZE ? Buffer.from(each.png) : bitmapOf(each),
  );
  let at = ICO_HEADER_BYTES + drawn.length * ICO_ENTRY_BYTES;
  const entries = drawn.map(({ size }, index) => {
    const entry = Buffer.alloc(ICO_ENTRY_BYTES);
    const length = pictures[index]?.length ?? 0;
    // 256 does not fit a byte and is written as 0.
    entry[0] = size % 256;
    entry[1] = size % 256;
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(length, 8);
    entry.writeUInt32LE(at, 12);
    at += length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...pictures]);
};

/** Apple's names for a PNG of each size; the later ones of a size are for twice as fine screens. */
const ICNS_KINDS: readonly (readonly [kind: string, size: number])[] = [
  ["icp4", 16],
  ["icp5", 32],
  ["ic11", 32],
  ["ic12", 64],
  ["ic07", 128],
  ["ic08", 256],
  ["ic13", 256],
  ["ic09", 512],
  ["ic14", 512],
  ["ic10", 1024],
];

/** A macOS icon of the sizes that are there. */
export const icnsOf = (drawn: readonly Drawn[]): Buffer => {
  const parts = ICNS_KINDS.flatMap(([kind, size]) => {
    const png = drawn.find((each) => each.size === size)?.png;
    if (png === undefined) return [];
    const head = Buffer.alloc(8);
    head.write(kind, 0, "latin1");
    head.writeUInt32BE(png.length + 8, 4);
    return [head, png];
  });
  const head = Buffer.alloc(8);
  head.write("icns", 0, "latin1");
  head.writeUInt32BE(8 + parts.reduce((sum, { length }) => sum + length, 0), 4);
  return Buffer.concat([head, ...parts]);
};
