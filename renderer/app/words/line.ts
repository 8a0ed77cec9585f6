/** Closing and opening the line outside its plan. */
export const LINE = {
  key: "Close or open the line",
  title: "The line",
  aside: "outside its plan, at once, on every desk",
  kind: "From now on",
  kinds: { closed: "Closed", open: "Open" },
  reason: "Why",
  reasonHint: "As callers may hear it: smoke in the building.",
  until: "Until",
  untilHint: "today 3 PM; empty: until it is taken back.",
  sayEn: "What callers are told, in English",
  sayEs: "What callers are told, in Spanish",
  sayHint: "Both empty: the words of the plan.",
  keep: { closed: "Close the line", open: "Open the line" },
  takeBack: "Back to the plan",
  done: "Done",
  choose: "Choose closed or open.",
  inside: (count: number, until: string): string =>
    count === 0
      ? `No promise is due until ${until}`
      : `${count === 1 ? "1 promise is" : `${count} promises are`} due until ${until}`,
  insideAsk: "Each stays with its owner until somebody takes it over.",
  goesOn: "A call that is going on keeps its words. A desk without the network hears of it later.",
  now: "Now",
} as const;
