import { type Asking } from "../asked.ts";

/** A key that reaches the workstation from any program: Electron's name for it, ours, and what it asks. */
export type Hotkey = {
  readonly accelerator: string;
  readonly printed: string;
  readonly asks: Asking;
};

const NEW_CALL: Hotkey = {
  accelerator: "CommandOrControl+Alt+F5",
  printed: "Ctrl+Alt+F5",
  asks: { kind: "new-call", ani: null },
};

/** `Ctrl+Alt+F8`-like keys only: a modifier, and a function key, so that no typing is taken from another program. */
const CRISIS_KEY = /^Ctrl\+Alt\+(F\d{1,2})$/;

/** The system-wide keys of a desk: new call, and a crisis key where policy sets one. */
export const hotkeysOf = (crisisKey: string | null): Hotkey[] => {
  const function_ = CRISIS_KEY.exec(crisisKey ?? "")?.[1];
  return function_ === undefined
    ? [NEW_CALL]
    : [
        NEW_CALL,
        {
          accelerator: `CommandOrControl+Alt+${function_}`,
          printed: `Ctrl+Alt+${function_}`,
          asks: { kind: "crisis" },
        },
      ];
};

/** What is said where another program has a key. */
export const clashWords = ({ printed, asks }: Hotkey): string =>
  `Another program has ${printed}, so it does not ${asks.kind === "crisis" ? "open the crisis path" : "start a call"} from outside this window. ` +
  `Inside it ${asks.kind === "crisis" ? "F8" : "F5"} does. Ask IT which program takes the key.`;

/** Takes each key; gives the sentences to say about those that another program has. */
export const takeHotkeys = (
  hotkeys: readonly Hotkey[],
  take: (accelerator: string, pressed: () => void) => boolean,
  ask: (asking: Asking) => void,
): string[] =>
  hotkeys
    .filter(({ accelerator, asks }) => !take(accelerator, () => ask(asks)))
    .map((hotkey) => clashWords(hotkey));
