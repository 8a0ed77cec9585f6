import { type Policy } from "./policy.ts";

type Words = { readonly title: string; readonly explain: string };

/** Each rule in a person's words: on the screen, and in the templates for Windows' policy editor. */
export const RULE_WORDS: Readonly<Record<keyof Policy, Words>> = {
  serverUrl: {
    title: "Address of the central server",
    explain:
      "Where a desk that is not set up yet asks. A desk that is set up keeps the address it has.",
  },
  idleLockMinutes: {
    title: "Minutes without a key until the desk locks",
    explain: "In a call it warns first. Everything typed is kept.",
  },
  idleWarningSeconds: {
    title: "Seconds of warning before the desk locks in a call",
    explain: "Any key keeps the desk open.",
  },
  pollMs: {
    title: "Milliseconds between two questions to the server",
    explain: "How often a quiet desk asks for news.",
  },
  longestPauseMs: {
    title: "Longest pause between two tries, milliseconds",
    explain: "While the network is away the pauses grow to this and no further.",
  },
  keys: {
    title: "Keys moved to others",
    explain:
      "Name of the action and its key, as in docs/keys.md. A set with a fault in it is not taken.",
  },
  runsBeside: {
    title: "Programs that run beside the workstation",
    explain: "Their keys are compared with the workstation's, and clashes are said at start.",
  },
  updateFeed: {
    title: "Address where releases are published",
    explain: "A folder behind https. Supervisors look there from the Builds screen.",
  },
  supervisorInstalls: {
    title: "Supervisors may hand a release to the installer",
    explain: "Only where they can elevate. Otherwise they export it for software distribution.",
  },
  outsideHosts: {
    title: "Hosts whose pages may be opened in the browser",
    explain: "Host names, https only, without anything about a member in the address.",
  },
  hideFromScreenshots: {
    title: "Keep the window out of screenshots",
    explain: "It also shuts out remote support and screen readers that read the picture.",
  },
  crisisKey: {
    title: "Key that opens the crisis path from any program",
    explain: "Ctrl+Alt and a function key, such as Ctrl+Alt+F8. None by default.",
  },
  leadExtension: {
    title: "The lead's telephone extension",
    explain: "Said where a supervisor was not told of a crisis.",
  },
};
