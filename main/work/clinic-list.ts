import { type Content } from "#shared/content/content.ts";
import { type Hours } from "#shared/content/line.ts";
import { type Clinic } from "#shared/content/places.ts";
import { type ClinicView } from "#shared/contract/clinic-views.ts";
import { minutesOf, timeWords, weekdayWord } from "#shared/dates/day-words.ts";
import { dayOf } from "#shared/dates/epoch-day.ts";
import { referralStatus } from "#shared/hours/referral-status.ts";
import { type RegionId } from "#shared/events/ids.ts";

/** Some Monday: only the names of its week are taken. */
const MONDAY = dayOf("2026-11-23");
const dayName = (day: number): string => weekdayWord(MONDAY + day - 1, "en");

/** "Mon–Fri", "Mon, Wed": days that follow each other as a span. */
const daysWords = (days: readonly number[]): string => {
  const spans: { from: number; to: number }[] = [];
  for (const day of days.toSorted((one, other) => one - other)) {
    const last = spans.at(-1);
    if (last !== undefined && day === last.to + 1) last.to = day;
    else spans.push({ from: day, to: day });
  }
  return spans
    .map(({ from, to }) => (from === to ? dayName(from) : `${dayName(from)}–${dayName(to)}`))
    .join(", ");
};

/** "Mon–Fri, 8 AM–5:30 PM", in the line's zone. */
export const hoursWords = (hours: Hours): string =>
  hours.kind === "always"
    ? "day and night"
    : `${daysWords(hours.days)}, ${timeWords(minutesOf(hours.opens))}–${timeWords(minutesOf(hours.closes))}`;

/** A clinic as it is typed when it is chosen: two towns may have clinics of one name. */
export const clinicTitle = ({ name, city }: Clinic): string => `${name}, ${city}`;

const plain = (text: string): string => text.trim().replaceAll(/\s+/g, " ").toLowerCase();

/** The clinic of the content that was meant, by name and town or by its name alone; null: not listed. */
export const clinicNamed = (content: Content, text: string | undefined): Clinic | null => {
  const typed = plain(text ?? "");
  if (typed === "") return null;
  const named = content.clinics.filter(({ name }) => plain(name) === typed);
  return (
    content.clinics.find((clinic) => plain(clinicTitle(clinic)) === typed) ??
    (named.length === 1 ? (named[0] ?? null) : null)
  );
};

/** Every clinic of the content, those of the call's region first, as open as they are now. */
export const clinicViews = (
  content: Content,
  region: RegionId | null,
  nowMs: number,
): ClinicView[] => {
  const at = new Date(nowMs).toISOString();
  const regionName = (id: RegionId): string =>
    content.regions.find((one) => one.id === id)?.name ?? id;
  const views = content.clinics.map((clinic): ClinicView => {
    const { id, backLine, askFor, hours } = clinic;
    const title = clinicTitle(clinic);
    const { open, status } = referralStatus(
      content,
      { id, name: { en: title }, number: backLine, hours, instead: null },
      at,
    );
    return {
      id,
      name: title,
      region: regionName(clinic.region),
      isNear: clinic.region === region,
      backLine,
      askFor,
      open,
      status: status.en,
      hours: hoursWords(hours),
    };
  });
  return [...views.filter(({ isNear }) => isNear), ...views.filter(({ isNear }) => !isNear)];
};
