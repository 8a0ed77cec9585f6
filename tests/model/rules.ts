/**
 * The rules of decisions 0001 to 0006 that the model can break one at a time, to prove that its
 * checks notice. Each is what the code must do; `false` or the other word is a mistake that
 * somebody could make.
 */
export type Rules = {
  /** A field keeps every value not replaced; never the last arrival or the latest stamp alone. */
  readonly merge: "registers" | "last-arrival-wins" | "latest-stamp-wins";
  /** A pull reads only what no running transaction can still add something before. */
  readonly guardsCursor: boolean;
  /** A refused event is recorded and the chain goes on. */
  readonly recordsRefused: boolean;
  /** A withdrawal purges only where no other region of the coverage still holds the stream. */
  readonly asksOtherRegions: boolean;
  /** A restored or forked desk takes a new incarnation. */
  readonly incarnates: boolean;
  /** An event of a newer version is kept and passed on. */
  readonly keepsUnread: boolean;
  /** A new value names what it replaces through own values that are not confirmed. */
  readonly namesThroughUnconfirmed: boolean;
  /** An event written again keeps its id. */
  readonly reissuesSameId: boolean;
  /** The server answers a second copy of an event like the first. */
  readonly knowsCopies: boolean;
  /** A withdrawal leaves own events where they can be sent again from. */
  readonly keepsOwnAtWithdrawal: boolean;
  /** An own event confirmed after its stream was withdrawn goes as well. */
  readonly purgesLateConfirmed: boolean;
  /** A pulled answer counts only if it was asked for from the cursor the vault still has. */
  readonly dropsStaleAnswers: boolean;
  /** Only an answer to a push confirms: it brings the verdicts. */
  readonly confirmsByVerdict: boolean;
  /** References come from a block that the server handed to this run of main. */
  readonly blocksDieWithRun: boolean;
  /** A restored server leaves out the prefixes it may have given since the backup. */
  readonly skipsPrefixesAtRestore: boolean;
  /** After a restore of the server desks offer what they hold of others. */
  readonly offersForeign: boolean;
  /** After a restore of the server desks offer what their former incarnations wrote. */
  readonly offersFormer: boolean;
  /** The list of erasures outlives a restore of the server. */
  readonly erasuresOutliveRestore: boolean;
  /** A resolution settles only the escalations its author knew. */
  readonly resolvesKnownOnly: boolean;
};

export const SOUND: Rules = {
  merge: "registers",
  guardsCursor: true,
  recordsRefused: true,
  asksOtherRegions: true,
  incarnates: true,
  keepsUnread: true,
  namesThroughUnconfirmed: true,
  reissuesSameId: true,
  knowsCopies: true,
  keepsOwnAtWithdrawal: true,
  purgesLateConfirmed: true,
  dropsStaleAnswers: true,
  confirmsByVerdict: true,
  blocksDieWithRun: true,
  skipsPrefixesAtRestore: true,
  offersForeign: true,
  offersFormer: true,
  erasuresOutliveRestore: true,
  resolvesKnownOnly: true,
};

/** One mistake each, as a sentence. */
export const MISTAKES: readonly (readonly [string, Partial<Rules>])[] = [
  ["the last arrival wins a field", { merge: "last-arrival-wins" }],
  ["the latest stamp wins a field", { merge: "latest-stamp-wins" }],
  ["the cursor passes what still commits", { guardsCursor: false }],
  ["a refused event is not recorded", { recordsRefused: false }],
  ["a withdrawal purges what another region still holds", { asksOtherRegions: false }],
  ["a restored desk goes on under its old number", { incarnates: false }],
  ["an unread event is dropped", { keepsUnread: false }],
  ["a value names only what is on the screen", { namesThroughUnconfirmed: false }],
  ["an event written again gets a new id", { reissuesSameId: false }],
  ["the server does not know a second copy", { knowsCopies: false }],
  ["a withdrawal takes own events too", { keepsOwnAtWithdrawal: false }],
  ["a late confirmation leaves an event in a withdrawn stream", { purgesLateConfirmed: false }],
  ["an old pulled answer is stored", { dropsStaleAnswers: false }],
  ["a greeting confirms without verdicts", { confirmsByVerdict: false }],
  ["references are counted on the disk", { blocksDieWithRun: false }],
  ["a restored server gives a prefix again", { skipsPrefixesAtRestore: false }],
  ["nobody offers what a restored server lost of others", { offersForeign: false }],
  ["a restored server forgets an erasure", { erasuresOutliveRestore: false }],
  ["a resolution settles every escalation", { resolvesKnownOnly: false }],
];
