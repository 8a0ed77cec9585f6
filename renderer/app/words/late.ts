/** A call that is typed in after it was. */
export const LATE = {
  key: "Enter a call afterwards",
  title: "A call after the event",
  aside: "with its true times; when it is typed stands beside them",
  day: "Day",
  dayHint: "today, yesterday, Nov 24",
  from: "Began",
  until: "Ended",
  times: "9:40, 4:55 pm",
  source: "Typed from",
  sources: { memory: "Memory", paper: "Paper form" },
  reference: "Reference on the paper",
  referenceHint: "as it was given out; empty where none was",
  choose: "Choose what it is typed from.",
  begin: "Begin",
  pill: "After the event",
} as const;
