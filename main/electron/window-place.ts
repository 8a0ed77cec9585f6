export type Bounds = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};
/** A screen: its whole and the part that no task bar covers, in device-independent pixels. */
export type Display = { readonly bounds: Bounds; readonly workArea: Bounds };

export const LEAST_SIZE = { width: 1024, height: 640 } as const;
const FIRST_SIZE = { width: 1280, height: 720 } as const;
/** So much of the title bar must be on a screen that a hand can take hold of it. */
const GRIP = { width: 200, height: 40 } as const;

/** Names an arrangement of screens: the same desk at home and in the office has two. */
export const arrangementOf = (displays: readonly Display[]): string =>
  displays
    .map(({ bounds: { x, y, width, height } }) => `${width}x${height}@${x},${y}`)
    .toSorted()
    .join(" ");

const within = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(value, Math.max(least, most)));

const isGrippable = ({ x, y, width }: Bounds, { workArea: area }: Display): boolean =>
  Math.min(x + width, area.x + area.width) - Math.max(x, area.x) >= GRIP.width &&
  y >= area.y &&
  y + GRIP.height <= area.y + area.height;

/**
 * Where the window opens: where it was on this arrangement of screens, if a hand can still reach it
 * there, else in the middle of the first screen.
 */
export const placeFor = (
  kept: Readonly<Record<string, Bounds>>,
  displays: readonly [Display, ...Display[]],
): Bounds => {
  const before = kept[arrangementOf(displays)];
  const home = displays.find((each) => before !== undefined && isGrippable(before, each));
  if (before !== undefined && home !== undefined) {
    const { workArea: area } = home;
    return {
      ...before,
      width: within(before.width, LEAST_SIZE.width, area.width),
      height: within(before.height, LEAST_SIZE.height, area.height),
    };
  }
  const [{ workArea: area }] = displays;
  const width = Math.min(FIRST_SIZE.width, area.width);
  const height = Math.min(FIRST_SIZE.height, area.height);
  return {
    x: area.x + Math.floor((area.width - width) / 2),
    y: area.y + Math.floor((area.height - height) / 2),
    width,
    height,
  };
};
