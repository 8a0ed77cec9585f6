import { getContext, setContext } from "svelte";

type Printed = (glyphs: string) => string;

const PLACE = Symbol("printed keys");

/** Marks on buttons and fields say the key in force, also where a policy moved it. */
export const providePrinted = (printed: Printed): void => void setContext(PLACE, printed);

export const usePrinted = (): Printed =>
  getContext<Printed | undefined>(PLACE) ?? ((glyphs) => glyphs);
