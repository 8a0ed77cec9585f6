/** Panels and screens that are seldom opened: not part of the first load, fetched once the desk stands. */
export const RARE = {
  away: () => import("../screens/away/Away.svelte"),
  awayLine: () => import("../screens/away/AwayLine.svelte"),
  answer: () => import("../screens/escalations/Answer.svelte"),
  builds: () => import("../screens/builds/Builds.svelte"),
  callBackDone: () => import("../screens/crisis/CallBackDone.svelte"),
  case: () => import("../screens/case/Case.svelte"),
  caseNote: () => import("../screens/case/CaseNote.svelte"),
  caseStep: () => import("../screens/case/CaseStep.svelte"),
  clinic: () => import("../screens/call/Clinic.svelte"),
  cutOff: () => import("../screens/turns/CutOff.svelte"),
  deceased: () => import("../screens/turns/Deceased.svelte"),
  find: () => import("../screens/find/Find.svelte"),
  followUpDone: () => import("../screens/case/FollowUpDone.svelte"),
  grievance: () => import("../screens/desk/Grievance.svelte"),
  handed: () => import("../screens/desk/Handed.svelte"),
  handOver: () => import("../screens/tray/HandOver.svelte"),
  lateCall: () => import("../screens/late/LateCall.svelte"),
  health: () => import("../screens/health/Health.svelte"),
  helpAnswer: () => import("../screens/crisis/HelpAnswer.svelte"),
  inbox: () => import("../screens/escalations/Inbox.svelte"),
  leaving: () => import("../screens/desk/Leaving.svelte"),
  line: () => import("../screens/line/LineClosure.svelte"),
  memberTold: () => import("../screens/case/MemberTold.svelte"),
  offerHere: () => import("../screens/tray/OfferHere.svelte"),
  practice: () => import("../screens/practice/Practice.svelte"),
  print: () => import("../screens/print/Print.svelte"),
  refused: () => import("../screens/away/Refused.svelte"),
  promises: () => import("../screens/tray/PromisePanel.svelte"),
  policy: () => import("../screens/builds/PolicyInForce.svelte"),
} as const;

/**
 * Fetches them while nothing else is to do, so that a key pressed right after the one that opens a
 * panel is not lost. A failure is not told here: the panel itself is asked for again when opened.
 */
export const fetchRare = (): void => {
  requestIdleCallback(() => {
    for (const fetchOne of Object.values(RARE)) void fetchOne().catch(() => undefined);
  });
};
