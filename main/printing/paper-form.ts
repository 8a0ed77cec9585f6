import { type PrintedPage } from "./printed-page.ts";

const LINE = "______________________";
const LONG = "____________________________________________________";

/** Over the whole width, with room for a hand. */
const RULED = `\n${"_".repeat(88)}`;

/** Code → what is written there; the codes stand in the order in which the call's form asks. */
const FIELDS: readonly (readonly [string, string])[] = [
  ["A · Number to call back", LINE],
  ["B · Safe to leave a message", "yes    no    unknown"],
  ["C · Caller", LONG],
  ["D · Member, date of birth", LONG],
  ["E · Region or ZIP", LINE],
  ["F · First asked on", LINE],
  ["G · With whom", "1 therapist    2 psychiatrist    3 substance use"],
  ["H · Earliest offer", LONG],
  ["I · Medication runs out, discharge", LONG],
  ["J · What would work", LONG],
];

/**
 * A call on paper while nothing else works. It carries a reference of its own that is read to the caller;
 * the codes are those of the keys, so that it is typed in in a minute, with its true times.
 */
export const paperForm = (reference: string): PrintedPage => ({
  title: "Call on paper",
  dense: true,
  parts: [
    {
      heading: `Reference to read out: ${reference}`,
      rows: [
        { label: "Day", value: LINE },
        { label: "Began", value: LINE },
        { label: "Ended", value: LINE },
      ],
    },
    {
      heading: "Safety first: are you safe right now?",
      lines: [
        "1 asked, safe    2 asked, not safe    3 nothing heard    4 could not ask",
        "Not safe: 911, 988, the nearest emergency department. Stay on the line; raise your hand.",
      ],
      rows: [{ label: "In their words", value: LONG }],
    },
    {
      heading: "What is it about?",
      lines: [
        "1 first appointment    2 waits between    3 length    4 distance    5 type",
        "6 crisis    7 which kind of care    8 general information    9 ordinary scheduling    0 grievance heard",
      ],
    },
    { heading: "What was said", lines: [RULED, RULED, RULED] },
    { heading: "Facts", rows: FIELDS.map(([label, value]) => ({ label, value })) },
    {
      heading: "What I promised",
      rows: [
        { label: "Words", value: LONG },
        { label: "Day and time", value: LINE },
      ],
      lines: ["Never a day on which nobody is here."],
    },
    {
      heading: "Afterwards",
      lines: [
        "Ctrl F5 on the desk: day, times, 2 for “Paper form”, this reference. The letters follow the fields of the call in their order, the digits are its keys. Then destroy this page.",
      ],
    },
  ],
});
