import { type Content } from "../content/content.ts";
import { type Hours } from "../content/line.ts";
import { fillWords, type Words } from "../content/words.ts";
import { dayOf, weekdayOf } from "../dates/epoch-day.ts";
import { businessDays } from "../timely-access/business-days.ts";
import { shiftOn } from "./opening.ts";

const weekdays = {
  en: ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"],
  es: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábados", "domingos"],
} as const;

/**
 * "Veterans Day: clinic closed, check": said beside a day that somebody named although the clinic
 * with these hours is closed on it. Null when it is open. `on` is a plain date.
 */
export const clinicClosedOn = (content: Content, hours: Hours, on: string): Words | null => {
  const day = dayOf(on);
  if (shiftOn(content, hours, day) !== null) return null;
  const list = hours.kind === "weekly" ? hours.list : null;
  const holiday = list === null ? null : businessDays(content.calendars, list).holidayOn(day);
  const at = weekdayOf(day) - 1;
  const why = holiday ?? { en: weekdays.en[at] ?? "", es: weekdays.es[at] ?? "" };
  return fillWords(
    { en: "{why}: clinic closed, check", es: "{why}: clínica cerrada, verificar" },
    { why },
  );
};
