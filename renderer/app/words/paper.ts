export const PRINT = {
  key: "Print",
  title: "Print",
  what: "What",
  whats: { "call-backs": "My call-back list", "paper-form": "An empty form for a call" },
  aside: "shown to the printer from memory; no file is left",
  packetTitle: "Print the packet",
  reason: "What it is for",
  fillReason: "Type what it is for; it is recorded with your name.",
  choose: "Choose what to print.",
} as const;
