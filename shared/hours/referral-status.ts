import { type Content } from "../content/content.ts";
import { type Hours } from "../content/line.ts";
import { type Referral } from "../content/places.ts";
import { type Words } from "../content/words.ts";
import { dayWords, timeWords } from "../dates/day-words.ts";
import { wallClock } from "../dates/zone.ts";
import { openingAt } from "./opening.ts";

export type ReferralStatus = {
  readonly id: string;
  readonly name: Words;
  readonly number: string;
  readonly open: boolean;
  /** "open now" · "open now · closes in 4 min" · "closed: instead Advice nurse 1-800-…". */
  readonly status: Words;
  /** "Mon, Nov 30, 8 AM"; null while open or when no opening is known. */
  readonly opens: Words | null;
  readonly instead: { readonly id: string; readonly name: Words; readonly number: string } | null;
};

/** Whoever answers at a number, with hours and where to go instead. */
export type DeskHours = Pick<Referral, "id" | "name" | "number" | "instead"> & {
  readonly hours: Hours;
};

/** The first desk on the chain of `instead` that is open; a chain that turns in a circle ends. */
const insteadOf = (
  content: Content,
  referral: DeskHours,
  at: string,
  desks: readonly DeskHours[],
): DeskHours | null => {
  const seen = new Set([referral.id]);
  for (let next = referral.instead; next !== null && !seen.has(next);) {
    seen.add(next);
    const id = next;
    const desk = desks.find((one) => one.id === id);
    if (desk === undefined) return null;
    if (openingAt(content, desk.hours, at).open) return desk;
    next = desk.instead;
  }
  return null;
};

/** Whether the desk a caller is sent to answers now, and where to send them when it does not. */
export const referralStatus = (
  content: Content,
  referral: DeskHours,
  at: string,
  desks: readonly DeskHours[] = content.referrals,
): ReferralStatus => {
  const { id, name, number } = referral;
  const opening = openingAt(content, referral.hours, at);
  if (opening.open) {
    const left = opening.minutesLeft;
    const soon = left !== null && left <= content.policy.closesSoonMinutes;
    const status = soon
      ? { en: `open now · closes in ${left} min`, es: `abierto ahora · cierra en ${left} min` }
      : { en: "open now", es: "abierto ahora" };
    return { id, name, number, open: true, status, opens: null, instead: null };
  }
  const { opensOn, opensMinutes } = opening;
  const today = wallClock(at, content.line.zone).day;
  const opens = opensOn === null ? null : openingWords(opensOn, opensMinutes ?? 0, today);
  const desk = insteadOf(content, referral, at, desks);
  const instead = desk === null ? null : { id: desk.id, name: desk.name, number: desk.number };
  const status =
    desk !== null
      ? {
          en: `closed: instead ${desk.name.en} ${desk.number}`,
          es: `cerrado: en su lugar ${desk.name.es ?? desk.name.en} ${desk.number}`,
        }
      : opens !== null
        ? { en: `closed · opens ${opens.en}`, es: `cerrado · abre ${opens.es}` }
        : { en: "closed", es: "cerrado" };
  return { id, name, number, open: false, status, opens, instead };
};

const openingWords = (day: number, minutes: number, today: number): Words => {
  const time = timeWords(minutes);
  if (day === today) return { en: `at ${time}`, es: `a las ${time}` };
  const on = dayWords(day);
  return { en: `${on.en}, ${time}`, es: `${on.es ?? on.en}, ${time}` };
};
