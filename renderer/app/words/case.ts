/** What a case's own screen says between the call and the visit. */
export const CASE_KEYS = {
  attempt: "Tried to reach",
  visit: "Did the visit happen?",
  settled: "Settled",
  close: "Close case",
  reopen: "Open again",
  promise: "Promise",
  withdraw: "Withdraw a sentence",
  keep: "Which value holds?",
  link: "Same member?",
  reply: "To the region",
  climb: "Climb",
  again: "Escalate again",
} as const;

export const CASE_LIFE = {
  followUps: "To do",
  noFollowUps: "Nothing is open.",
  done: "done",
  member: "Same member",
  apart: "Said to be two members",
  takeBack: "Take back",
  withWhom: "With",
  missed: { acknowledge: "Not acknowledged in time", answer: "Not answered in time" },
  climbs: "Climbed to",
  replies: {
    accepted: "Accepted",
    returned: "Sent back",
    information: "Information given",
  },
  turns: {
    review: "A supervisor looks at it first",
    region: "The region’s turn",
    information: "The region asks: answer with R",
    tell: "Tell the member: T",
    return: "Not accepted: send the answer back with R, or escalate again",
    visit: "Did the visit happen? Ask: V",
    "before-visit": "Wait for the visit",
    member: "Waiting for the member",
    work: "Work it, or escalate: F4",
    over: "Over. O opens it again",
  },
} as const;
