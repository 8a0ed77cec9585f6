/** The panels of what is printed or saved: fetched with them, not with the first load. */
export const PAPER = {
  title: "Print",
  what: "What",
  whats: { "call-backs": "My call-back list", "paper-form": "An empty form for a call" },
  aside: "shown to the printer from memory; no file is left",
  packetAside: "who took what, and what for, is recorded",
  papers: { packet: "The packet", summary: "The member’s summary" },
  how: "How",
  hows: { print: "Print", pdf: "PDF file", fhir: "FHIR Task file" },
  reason: "What it is for",
  fillReason: "Type what it is for; it is recorded with your name.",
  choose: "Choose what to print.",
  folder: "Folder",
  folderHint: "The whole path. From then on the file is in your keeping.",
  fillFolder: "Type the folder where it goes.",
  passphrase: "Your passphrase",
  fillPassphrase: "Type your passphrase: a file leaves this desk.",
  save: "Save",
  saved: (path: string): string => `Saved: ${path}`,
  done: "Done",
  noPrinter:
    "No printer and no file? Read it out from the screen, or send the escalation again: F4.",
} as const;
