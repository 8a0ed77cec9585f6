import { type FollowUpRow } from "#shared/contract/promise-views.ts";
import { type PrintedPage } from "./printed-page.ts";

const MESSAGE = {
  yes: "a message is safe: first name and a number, nothing else",
  no: "leave no message",
  unknown: "leave no message: nobody said that it is safe",
} as const;

/** A line to write on, where the telephone is all that works. */
const BLANK = "________________________________";

/** What one person has promised, with the numbers: for the hours in which neither screen nor network works. */
export const callBackList = (
  rows: readonly FollowUpRow[],
  { name, asOf }: { readonly name: string; readonly asOf: string },
): PrintedPage => ({
  title: "Call-back list",
  parts: [
    {
      heading: `${name} · as of ${asOf}`,
      lines: [
        "Keep this list with you and destroy it as soon as it has been typed in. Say who you are and ask for the member; say nothing about why to anybody else.",
      ],
    },
    ...rows.map(({ due, member, words, number, message, reference }) => ({
      heading: `${due.words} · ${member}`,
      rows: [
        { label: "Number", value: number ?? "none is known" },
        { label: "Machine", value: MESSAGE[message] },
        ...(reference === null ? [] : [{ label: "Reference", value: reference }]),
        { label: "What was promised", value: words },
        { label: "Rung at · what came of it", value: BLANK },
      ],
    })),
    ...(rows.length === 0 ? [{ heading: "Nothing is promised.", lines: [] }] : []),
  ],
});
