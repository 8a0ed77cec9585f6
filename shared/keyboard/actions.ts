import { type Chord } from "./chord.ts";

/** What a key with a name of its own does, wherever it does it. Bare letters and digits belong to their screen. */
export type KeyAction = {
  /** As a policy names it. */
  readonly id: string;
  /** The first is the one that is printed. */
  readonly chords: readonly Chord[];
  readonly does: string;
  readonly where: string;
  /** Why no policy may move it; null: it may. */
  readonly fixed: string | null;
};

const crisisKey =
  "somebody who learned it at one desk must find it at every other without a thought";

const action = (id: string, chord: Chord, does: string, where: string): KeyAction => ({
  id,
  chords: [chord],
  does,
  where,
  fixed: null,
});

/** Every key of product.md "Keyboard": the one list that screens, policy and docs/keys.md agree on. */
export const KEY_ACTIONS: readonly KeyAction[] = [
  {
    id: "crisis",
    chords: ["F8", "Control+8"],
    does: "opens the crisis path",
    where: "everywhere, locked too",
    fixed: crisisKey,
  },
  action("keys", "F1", "lists the keys", "everywhere"),
  action("lock", "Control+l", "locks the desk; everything typed is kept", "everywhere"),
  action("sign-out", "Control+Shift+l", "signs out", "desk, escalations"),
  action("contrast", "Control+Shift+c", "high contrast on and off", "everywhere"),
  action("numbers", "Control+k", "opens the number palette", "everywhere"),
  action(
    "print",
    "Control+p",
    "prints or saves: the call-back list, an empty form, a case’s packet and summary",
    "desk, case",
  ),
  action("find", "F3", "finds a case or a call on this desk", "everywhere"),
  action("new-call", "F5", "starts a call; one that is open waits", "desk, call, case"),
  action(
    "practice",
    "Control+Shift+x",
    "opens practice, goes back to the practice call, ends it with its score",
    "desk, practice",
  ),
  action("late-call", "Control+F5", "enters a call after the event, with its true times", "desk"),
  action(
    "swap-call",
    "Shift+F5",
    "goes to the call that waits longest; this one waits",
    "call, desk",
  ),
  action("escalations", "F7", "goes between desk and escalations", "desk, escalations"),
  action("scope", "F2", "opens the scope check", "call"),
  action(
    "turns",
    "Shift+F2",
    "cut off, silent, threat, death, provider, member of 12 to 17",
    "call",
  ),
  action("escalate", "F4", "escalates, or climbs the ladder", "call, case"),
  action("next-pane", "F6", "goes to the next pane", "call"),
  action("note", "F9", "goes to the note", "call, case"),
  action("complete-step", "Control+Enter", "completes the step, keeps the form", "call, forms"),
  action("close-call", "Control+Shift+Enter", "closes the call", "call"),
  action("next-prompt", "Control+ArrowDown", "next sentence to say", "call, crisis"),
  action("prompt-before", "Control+ArrowUp", "the sentence before", "call, crisis"),
  action("jump-prompt", "Control+j", "goes to any sentence, and back", "call"),
  action("language", "Control+e", "next language of the sentences", "call"),
  action("another-member", "Control+m", "another member in the same call", "call"),
  action("offer", "Control+o", "adds an offer", "call"),
  action("clinic", "Control+Shift+k", "works it with the clinic; there, the next contact", "call"),
  action("phrases", "Control+.", "neutral phrases", "call, case"),
  action("help", "Control+Shift+h", "asks a supervisor for help without a sound", "call"),
  action(
    "line",
    "Control+Shift+e",
    "closes or opens the line outside its plan (supervisors)",
    "everywhere",
  ),
  action("builds", "Control+Shift+b", "opens the builds of this desk (supervisors)", "everywhere"),
  action("policy", "Control+Shift+p", "shows the policy in force and who set it", "everywhere"),
  action("attention", "Control+Shift+a", "answers what calls for a supervisor", "everywhere"),
  action("hand-over", "Control+Shift+o", "offers the half-done call to a colleague", "call"),
  action(
    "look-offer",
    "Control+Shift+y",
    "looks at the call that a colleague offers",
    "everywhere",
  ),
  action("finish-later", "Control+Shift+f", "puts the call into the finish-later tray", "call"),
  {
    id: "crisis-mistake",
    chords: ["Control+z"],
    does: "takes the crisis back: opened by mistake",
    where: "crisis",
    fixed: crisisKey,
  },
];

/** Bare keys and Alt+letter, which act only where no text is typed. */
export const SCREEN_KEYS: readonly { readonly keys: string; readonly does: string }[] = [
  { keys: "1–9, 0, –", does: "scope check, safety key, segments: the choice with that digit" },
  { keys: "↑ ↓", does: "lists: the row before, the next row; segments: moves" },
  { keys: "↵", does: "lists: opens the row; scope check: only closes" },
  { keys: "Esc", does: "back; in the scope check takes back this visit's keys" },
  { keys: "Esc Esc", does: "crisis: shrinks the path to a band" },
  {
    keys: "A",
    does: "escalations, case: acknowledges, then answers; desk: takes what a colleague hands over",
  },
  { keys: "T", does: "case: the member was told" },
  { keys: "V", does: "case: did the visit happen?" },
  {
    keys: "P",
    does: "case: the member was tried, and how it went; desk: who is here today (supervisors)",
  },
  { keys: "R", does: "case: accepts the region’s answer, sends it back, gives what it asks for" },
  { keys: "G", does: "case: sends it to another region, with whom to ring there" },
  { keys: "U", does: "case: something was promised for a day and time" },
  { keys: "C", does: "case: closes it with a reason" },
  { keys: "O", does: "case: opens it again" },
  { keys: "L", does: "case: says that two cases are one member’s, or not" },
  { keys: "D", does: "desk: done with this promise" },
  { keys: "H", does: "desk, before signing out: hands promises over to a colleague" },
  { keys: "K", does: "case: says which of two values holds" },
  { keys: "B", does: "desk, escalations: what happened while you were away, what was refused" },
  { keys: "S", does: "case: the member says that it is settled; desk: how this desk stands" },
  {
    keys: "W",
    does: "desk: takes the offer of this call or promise back; case: withdraws a sentence",
  },
  { keys: "N", does: "an offered call or promise: not now" },
  { keys: "letters, Alt letter", does: "crisis: the branches; with Alt also while text is typed" },
];
