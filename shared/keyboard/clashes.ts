import { KEY_ACTIONS } from "./actions.ts";
import { type Chord, shown } from "./chord.ts";
import { type Remap } from "./remap.ts";

/** A program that runs beside the workstation, as a policy names it in `runsBeside`. */
export const PROGRAMS = {
  windows: "Windows",
  magnifier: "Windows Magnifier",
  "graphics-driver": "Graphics driver",
  nvda: "NVDA",
  jaws: "JAWS",
  "zoom-phone": "Zoom Phone",
  teams: "Microsoft Teams",
  browser: "Chrome and Edge",
} as const;
export type Program = keyof typeof PROGRAMS;

type Taken = {
  readonly program: Program;
  readonly chords: readonly Chord[];
  readonly does: string;
  /** `always`: the workstation never sees the key; `front`: only while that program is in front. */
  readonly takes: "always" | "front";
  readonly remedy: string;
};

const letters = (held: string, keys: string): Chord[] => [...keys].map((key) => `${held}+${key}`);

/** As their makers ship them; a desk's own settings may differ. */
export const TAKEN: readonly Taken[] = [
  {
    program: "windows",
    chords: ["F10", "Alt+F4", "Control+Escape", "Control+Shift+Escape", "Alt+Tab", "Alt+Escape"],
    does: "menus, closing and changing windows",
    takes: "always",
    remedy: "They are refused in a policy.",
  },
  {
    program: "magnifier",
    chords: letters("Control+Alt", "dfilmr"),
    does: "views and lens",
    takes: "always",
    remedy: "They are refused in a policy: Ctrl and Alt together type characters.",
  },
  {
    program: "graphics-driver",
    chords: ["Control+Alt+F5", "Control+Alt+F12", "Control+Alt+ArrowUp", "Control+Alt+ArrowDown"],
    does: "turns the picture or opens its own panel, on some machines",
    takes: "always",
    remedy: "Switch its hot keys off where a key does nothing here.",
  },
  {
    program: "nvda",
    chords: ["Control+Alt+n"],
    does: "starts; in browse mode single letters and digits go from heading to heading",
    takes: "always",
    remedy: "The workstation's choices are radio groups, which switch to focus mode by themselves.",
  },
  {
    program: "jaws",
    chords: ["F6", "F7"],
    does: "outside forms mode, asks for the next frame or opens a list",
    takes: "front",
    remedy: "Forms mode is on by itself in every field; Insert+3 passes one key on.",
  },
  {
    program: "zoom-phone",
    chords: letters("Control+Shift", "adehm"),
    does: "accepts, declines, ends, holds and mutes a call; everywhere, where made global",
    takes: "always",
    remedy: "In Zoom's settings under keyboard shortcuts, leave these not global.",
  },
  {
    program: "teams",
    chords: [...letters("Control+Shift", "acdhkms"), "Control+e", "Control+.", "Control+o"],
    does: "its own commands",
    takes: "front",
    remedy: "Nothing to do: they act only while Teams is in front.",
  },
  {
    program: "browser",
    chords: [
      ...["F1", "F3", "F5", "F6", "F7"],
      ...letters("Control", "eklo"),
      ...letters("Control+Shift", "chk"),
    ],
    does: "help, search, reload, address bar and tools",
    takes: "front",
    remedy: "Nothing to do: the workstation's window takes them before the browser does.",
  },
  {
    program: "browser",
    chords: [...letters("Control", "ntw"), ...letters("Control+Shift", "nt")],
    does: "opens and closes windows and tabs",
    takes: "always",
    remedy: "Choose another key: a browser does not give these away.",
  },
];

export type Clash = {
  readonly program: Program;
  readonly chord: Chord;
  readonly action: string;
  /** What happens and what to do about it, for Health and docs/keys.md. */
  readonly words: string;
  /** Worth a notice at start: the key would not reach the workstation. */
  readonly lost: boolean;
};

/** Keys of the workstation that programs running beside it also answer to. */
export const clashesOf = (remap: Remap, programs: readonly Program[]): Clash[] =>
  TAKEN.filter(({ program }) => programs.includes(program)).flatMap((taken) =>
    KEY_ACTIONS.flatMap((action) =>
      action.chords
        .map((chord) => remap[chord] ?? chord)
        .filter((chord) => taken.chords.includes(chord))
        .map((chord) => ({
          program: taken.program,
          chord,
          action: action.id,
          words: `${shown(chord)} (${action.does}): ${PROGRAMS[taken.program]} has it for ${taken.does}. ${taken.remedy}`,
          lost: taken.takes === "always",
        })),
    ),
  );
