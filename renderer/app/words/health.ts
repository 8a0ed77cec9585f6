/** How this desk stands: room, what waits, what could not be read. */
export const HEALTH = {
  key: "How this desk stands",
  title: "How this desk stands",
  aside: "nothing here names a member",
  pill: (count: number) => `${count} set aside`,
  disk: "Disk",
  store: "Store",
  unsent: "Not sent yet",
  setAside: "Set aside",
  noneAside: "Nothing. Everything this desk holds can be read.",
  asideNote: "kept as it is, and tried again at each unlock and with each build",
  columns: { what: "What", size: "Size", at: "Since", why: "Why, and what to do" },
  more: (shown: number, total: number) => `${shown} of ${total} are shown.`,
  carry: "Without the network",
  carryNote:
    "What waits here goes to a folder, sealed for the server: nobody who carries it can read it. Another desk brings it in; the server takes each event once.",
  folder: "Folder",
  folderHint: "whole, from its drive on: D:\\from desk 14",
  exportKey: "Export what is not sent",
  deliverKey: "Bring in another desk’s files",
} as const;
