import { type Refusal, refuse } from "#shared/result.ts";

type Refused = { readonly ok: false; readonly refusal: Refusal };

export const printingCalledOff = (): Refused =>
  refuse("printing-called-off", "Nothing was printed. Print again when you want it on paper.");

export const notPrinted = (): Refused =>
  refuse(
    "not-printed",
    "It was not printed. Check that the printer is on and chosen, then print again.",
  );
