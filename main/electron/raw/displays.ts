import { screen } from "electron";
import { type Display } from "../window-place.ts";

/** The screens of this desk, the first one first; only after `ready`. */
export const displaysNow = (): [Display, ...Display[]] => {
  const first = screen.getPrimaryDisplay();
  return [first, ...screen.getAllDisplays().filter(({ id }) => id !== first.id)];
};
