import { onDestroy } from "svelte";
import type { Keyboard, Layer } from "../keys/keyboard.svelte.ts";

/** The keys of a component, for as long as it is on the screen. */
export const useKeys = (keyboard: Keyboard, layer: Layer): void => {
  onDestroy(keyboard.add(layer));
};
