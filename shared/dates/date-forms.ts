import { calendarForms, monthForms } from "./calendar-forms.ts";
import { type Found, type Reading } from "./found.ts";
import { relativeForms } from "./relative-forms.ts";

const forms = [...calendarForms, ...relativeForms, ...monthForms];

/** The first of our own forms that reads the whole text. Null: none does. */
export const readForm = (text: string, reading: Reading): Found | null => {
  for (const { pattern, read } of forms) {
    const match = pattern.exec(text);
    const found = match === null ? null : read(match.slice(1), reading);
    if (found !== null) return found;
  }
  return null;
};
