import { format } from "prettier";
import { KEY_ACTIONS, SCREEN_KEYS } from "#shared/keyboard/actions.ts";
import { shown } from "#shared/keyboard/chord.ts";
import { clashesOf, PROGRAMS, type Program, TAKEN } from "#shared/keyboard/clashes.ts";

const row = (...cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(...head), row(...head.map(() => "---")), ...rows.map((cells) => row(...cells))].join("\n");

/** docs/keys.md as it must read today. */
export const keysPage = (): Promise<string> => {
  const programs = Object.keys(PROGRAMS) as Program[];
  const page = `# Keys

Everything can be done without a mouse. The strip at the bottom shows the keys of the screen, F1 all of them. This page is
written by \`node build/tasks/keys.ts\` from \`shared/keyboard/\`.

${table(
  ["key", "what it does", "where", "name in a policy"],
  KEY_ACTIONS.map(({ chords, does, where, id, fixed }) => [
    chords.map(shown).join(" or "),
    does,
    where,
    fixed === null ? `\`${id}\`` : `${id}: stays, because ${fixed}`,
  ]),
)}

Keys that act only where no text is typed:

${table(
  ["key", "what it does"],
  SCREEN_KEYS.map(({ keys, does }) => [keys, does]),
)}

## Other keys by policy

\`\`\`json
{ "keys": { "help": "Ctrl+Shift+J", "note": "F11" }, "runsBeside": ["windows", "zoom-phone"] }
\`\`\`

All of \`keys\` is taken or nothing: an unknown name, one key for two things, or a key that is needed for writing is said on
the screen at start, and every key stays as delivered. The legend, F1 and the marks on buttons show the keys in force.

## Programs that answer to the same keys

As their makers deliver them; a desk's own settings may differ. Name the programs of a desk in \`runsBeside\`: a key that
would not reach the workstation is then said at start.

${table(
  ["program", "its keys", "for", "takes them", "what to do"],
  TAKEN.map(({ program, chords, does, takes, remedy }) => [
    `${PROGRAMS[program]} (\`${program}\`)`,
    chords.map(shown).join(", "),
    does,
    takes === "always" ? "everywhere" : "while in front",
    remedy,
  ]),
)}

With the keys as delivered, these meet:

${table(
  ["key", "here", "program", "reaches the workstation"],
  clashesOf({}, programs).map(({ chord, action, program, lost }) => [
    shown(chord),
    action,
    PROGRAMS[program],
    lost ? "no, where that program runs so" : "yes",
  ]),
)}
`;
  return format(page, { parser: "markdown", printWidth: 100 });
};
