import { understandDate } from "../dates/understand-date.ts";

const noEnd = /^(none|no end|no end date|open|until revoked|sin fin|sin fecha|ninguna?)\.?$/i;

/**
 * The last day of an authority as typed: a plain date, null for one that was said to have no end,
 * undefined while it was not asked or is not understood. A rough date counts by its first day.
 */
export const authorityEnd = (typed: string, today: string): string | null | undefined => {
  const text = typed.trim();
  if (noEnd.test(text)) return null;
  if (text === "") return undefined;
  const read = understandDate(text, { today, lang: "en", direction: "any", yearsAhead: 60 });
  return read.ok ? read.value.earliest : undefined;
};
