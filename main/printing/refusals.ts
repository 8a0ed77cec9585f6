import { type Refusal, refuse } from "#shared/result.ts";

type Refused = { readonly ok: false; readonly refusal: Refusal };

export const printingCalledOff = (): Refused =>
  refuse("printing-called-off", "Nothing was printed. Print again when you want it on paper.");

export const notPrinted = (): Refused =>
  refuse(
    "not-printed",
    "It was not printed. Check that the printer is on and chosen, then print again. Without a printer: save it as a file and send that, or read it out from the screen.",
  );

export const noPdf = (): Refused =>
  refuse(
    "no-pdf",
    "No PDF could be made at this desk. Print it, save the FHIR Task instead, or read it out from the screen.",
  );
