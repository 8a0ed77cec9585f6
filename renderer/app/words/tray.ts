/** Calls that wait to be finished. */
export const TRAY = {
  title: "Finish later",
  nothing: "No call is waiting.",
  full: (most: number): string => `${most} of ${most}`,
  waits: (since: string): string => `waits ${since}`,
  begun: (since: string): string => `begun ${since} ago`,
  of: (name: string): string => `of ${name}`,
  still: "Still to do",
  parked: "Waiting call",
  more: (count: number): string => `+${count}`,
  swap: "Go to the waiting call",
  swapped: (caller: string): string => `Now on the screen: ${caller}`,
  kept: (caller: string): string => `Put away for later: ${caller}`,
  notNamed: "caller not named yet",
  remindRegion: "End of shift",
  leave: "Sign out all the same",
  finish: "Go to the first",
} as const;

/** "3 min", "1 h 12 min": how long a call has waited. */
export const ageWords = (sinceMs: number): string => {
  const minutes = Math.max(0, Math.floor(sinceMs / 60_000));
  if (minutes < 1) return "under 1 min";
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};

/** A half-done call that goes to a colleague. */
export const HAND_OVER = {
  key: "Hand over",
  title: "Hand this call over",
  aside: "it stays yours until somebody takes it",
  find: "To whom",
  none: "Nobody of that name takes calls here. Take out a letter.",
  seen: (at: string): string => `took a call ${at}`,
  notSeen: "not seen today",
  lead: "lead",
  here: "At a desk today",
  others: "Others",
  words: "What they need to know first",
  wordsHint: "They have everything typed. Say what it does not tell.",
  offer: "Offer it",
  choose: "Choose to whom.",
  offered: (to: string): string => `Offered to ${to}. It stays yours until it is taken.`,
  waiting: (to: string, at: string): string => `offered to ${to} ${at}`,
  notAccepted: (to: string): string => `${to}: not now · yours`,
  withdraw: "Take the offer back",
  region: "A call is offered to you",
  from: (by: string): string => `${by} hands you a call`,
  look: "Look",
  take: "Take it",
  notNow: "Not now",
  still: "Still to do",
  taken: (by: string): string => `${by} has this call now`,
} as const;
