/** A state that a place can be in, and the scene that shows it; or why it never is. */
type Shown = string | { readonly never: string };

const NEVER = {
  noList: { never: "it is a form of its own: nothing in it could be empty" },
  atHand: { never: "it shows what its screen has at hand and asks main for nothing" },
  overDesk: { never: "it lies over a screen, which says so in the top bar" },
  locked: { never: "a locked window holds nothing of it; the lock has scenes of its own" },
  ended: { never: "nothing in it depends on the line's hours" },
} as const;

export type PlaceStates = {
  readonly empty: Shown;
  readonly loading: Shown;
  readonly error: Shown;
  readonly offline: Shown;
  readonly locked: Shown;
  readonly lineClosed: Shown;
  readonly longNames: Shown;
};

/** Every folder of renderer/screens, each state of it. Contrast and zoom are looks, taken of all scenes. */
export const STATES: Readonly<Record<string, PlaceStates>> = {
  enter: {
    empty: "sign-in",
    loading: { never: "a few milliseconds: the field keeps the focus" },
    error: "sign-in-refused",
    offline: { never: "the desk opens without the network" },
    locked: "locked",
    lineClosed: "locked",
    longNames: { never: "names at the lock are the plan's own people" },
  },
  practice: {
    empty: "practice-empty",
    loading: "practice-loading",
    error: "practice-error",
    offline: { never: "nothing of it is sent but a score, which waits like any event" },
    locked: NEVER.locked,
    lineClosed: NEVER.ended,
    longNames: "practice-long",
  },
  desk: {
    empty: "desk-empty",
    loading: "desk-loading",
    error: "desk-error",
    offline: "desk-offline",
    locked: NEVER.locked,
    lineClosed: "desk-line-closed",
    longNames: "desk-long",
  },
  call: {
    empty: "call-new",
    loading: { never: "a call opens with its first view" },
    error: "call-refused",
    offline: "call",
    locked: NEVER.locked,
    lineClosed: "call-line-closed",
    longNames: "call-long",
  },
  scope: {
    empty: NEVER.noList,
    loading: { never: "its list is asked for as the call opens; keys pressed before it are kept" },
    error: "scope-refused",
    offline: NEVER.overDesk,
    locked: NEVER.locked,
    lineClosed: "scope-line-closed",
    longNames: { never: "it names uses, not people" },
  },
  escalate: {
    empty: { never: "what is missing for a case is named instead" },
    loading: { never: "the preview is made at this desk" },
    error: "escalate-missing",
    offline: "escalate-offline",
    locked: NEVER.locked,
    lineClosed: NEVER.ended,
    longNames: "escalate-long",
  },
  close: {
    empty: NEVER.noList,
    loading: NEVER.atHand,
    error: "close",
    offline: "close-offline",
    locked: NEVER.locked,
    lineClosed: NEVER.ended,
    longNames: "close-long",
  },
  case: {
    empty: { never: "a case has at least the event that opened it" },
    loading: "case-loading",
    error: "case-error",
    offline: "case-long",
    locked: NEVER.locked,
    lineClosed: NEVER.ended,
    longNames: "case-long",
  },
  escalations: {
    empty: "inbox-empty",
    loading: "inbox-loading",
    error: "inbox-error",
    offline: "inbox-offline",
    locked: NEVER.locked,
    lineClosed: NEVER.ended,
    longNames: "inbox-long",
  },
  crisis: {
    empty: "crisis",
    loading: { never: "it opens before main has answered" },
    error: "crisis-hand-over",
    offline: "crisis-cut-off",
    locked: "crisis-locked",
    lineClosed: "crisis-line-closed",
    longNames: { never: "it names the people on shift and the county's numbers" },
  },
  tray: {
    empty: "desk",
    loading: NEVER.atHand,
    error: { never: "what main refuses is said over the legend, as everywhere" },
    offline: NEVER.overDesk,
    locked: NEVER.locked,
    lineClosed: NEVER.ended,
    longNames: "tray-long",
  },
  words: {
    empty: "numbers-none",
    loading: NEVER.atHand,
    error: NEVER.atHand,
    offline: NEVER.overDesk,
    locked: NEVER.locked,
    lineClosed: "numbers-line-closed",
    longNames: { never: "names and numbers in it are the plan's own content" },
  },
  line: {
    empty: "line-empty",
    loading: "line-loading",
    error: "line-refused",
    offline: NEVER.overDesk,
    locked: NEVER.locked,
    lineClosed: "line-closed",
    longNames: {
      never: "names in it are the plan's own people and what they promised, which wraps",
    },
  },
  print: {
    empty: NEVER.noList,
    loading: NEVER.atHand,
    error: "print-refused",
    offline: NEVER.overDesk,
    locked: NEVER.locked,
    lineClosed: NEVER.ended,
    longNames: { never: "it names what is printed, not people" },
  },
  find: {
    empty: "find-empty",
    loading: "find-loading",
    error: "find-error",
    offline: "find-long",
    locked: NEVER.locked,
    lineClosed: NEVER.ended,
    longNames: "find-long",
  },
  builds: {
    empty: "builds",
    loading: { never: "a few milliseconds: what this desk runs is at hand in main" },
    error: "builds-refused",
    offline: NEVER.overDesk,
    locked: NEVER.locked,
    lineClosed: NEVER.ended,
    longNames: { never: "it names builds and files, not people" },
  },
  late: {
    empty: NEVER.noList,
    loading: NEVER.atHand,
    error: "late-call-refused",
    offline: NEVER.overDesk,
    locked: NEVER.locked,
    lineClosed: NEVER.ended,
    longNames: NEVER.noList,
  },
  turns: {
    empty: NEVER.noList,
    loading: NEVER.atHand,
    error: "turns-refused",
    offline: NEVER.overDesk,
    locked: NEVER.locked,
    lineClosed: NEVER.ended,
    longNames: { never: "it names turns of a call, not people" },
  },
};
