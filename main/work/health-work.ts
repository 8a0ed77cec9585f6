import { mkdir } from "node:fs/promises";
import { isAbsolute } from "node:path";
import { type z } from "zod";
import { whenWords } from "#shared/case/pacific-words.ts";
import { type HealthView, type SetAsideRow, type SetAsideView } from "#shared/contract/health.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import { type Desk } from "../desk.ts";
import { type DiskOf, diskSpace, sizeWords, storeSpace } from "../free-space.ts";
import { readCarried, writeCarried } from "../journal/carried.ts";
import { type DeskClock } from "../clock.ts";
import { NetworkFailure, refusalOf, type ServerClient } from "../sync/server-client.ts";
import { type VaultKeeper } from "../vault/vault-keeper.ts";

export type HealthDeps = {
  readonly desk: Desk;
  readonly keeper: VaultKeeper;
  readonly clock: DeskClock;
  readonly dataFolder: string;
  readonly diskOf: DiskOf;
  readonly server: () => ServerClient | null;
  /** Something was confirmed elsewhere than in this desk's own sending: it asks again. */
  readonly onDelivered: () => void;
};

type View = z.infer<typeof SetAsideView>;

const KINDS: Readonly<Record<SetAsideRow["kind"], string>> = {
  "own-event": "An event written at this desk",
  events: "Events of the store",
  "server-event": "An event from the server",
  "newer-event": "Events of a newer version",
  journal: "A part of this desk’s journal",
  draft: "A half-typed call",
};

const WHY: Readonly<Record<SetAsideRow["reason"], string>> = {
  "not-decrypted": "It does not open with this desk’s key: it is damaged, or of another key.",
  "not-parsed": "It opens, and holds nothing that this build can read.",
  "newer-version": "A newer build wrote it.",
  damaged: "Its bytes on the disk changed.",
};

const WHAT: Readonly<Record<SetAsideRow["reason"], string>> = {
  "not-decrypted":
    "The server sends its copy again by itself. It is tried at each unlock; tell the central team if it stays for a day.",
  "not-parsed": "It is tried again with the next build. Tell the central team which desk this is.",
  "newer-version": "Its cases say so and wait. Take the newer build (supervisor, Ctrl+Shift+B).",
  damaged:
    "What the store or the server holds of it is written again. Keep this machine; tell the central team.",
};

const MOST = 100;

/** How this desk stands, and how its unsent events travel without a network. */
export class HealthWork {
  readonly #deps: HealthDeps;

  constructor(deps: HealthDeps) {
    this.#deps = deps;
  }

  async get(): Promise<HealthView> {
    const { keeper, clock, diskOf, dataFolder, desk } = this.#deps;
    const aside = [...(await keeper.ask((vault) => vault.setAside({}))), ...this.#besides()];
    const room = await keeper.ask((vault) => vault.room({}));
    const nowMs = clock.nowMs();
    return {
      disk: await diskSpace(diskOf, dataFolder),
      store: storeSpace(room),
      unsentWords: desk.unsent === 0 ? "nothing" : `${desk.unsent} events, kept in the journal`,
      setAside: aside.slice(0, MOST).map((row) => asideView(row, nowMs)),
      setAsideTotal: aside.length,
    };
  }

  async exportUnsent(folder: string): Promise<Result<{ words: string }>> {
    const { desk } = this.#deps;
    const { identity } = desk;
    const place = folderOf(folder);
    if (!place.ok) return place;
    if (identity === null) return refuse("not-enrolled", "Enrol this desk first.");
    if (desk.unsent === 0)
      return refuse("nothing-unsent", "Everything written here has been sent. Nothing to export.");
    try {
      await mkdir(place.value, { recursive: true });
      const { files, toSeq } = await writeCarried(
        place.value,
        identity.stationId,
        identity.stationKey,
        desk.confirmed.seq + 1,
        (from, frames, bytes) => desk.journal.frames(from, frames, bytes),
      );
      const events = toSeq - desk.confirmed.seq;
      return accept({
        words: `${events} events in ${files} ${files === 1 ? "file" : "files"}, sealed for the server. They also stay here until the server has them.`,
      });
    } catch {
      return refuse(
        "not-written",
        "The folder takes nothing: it is full, missing or write-protected. Choose another one; nothing is lost.",
      );
    }
  }

  async deliver(folder: string): Promise<Result<{ words: string }>> {
    const place = folderOf(folder);
    if (!place.ok) return place;
    const found = await readCarried(place.value).catch(() => null);
    if (found === null)
      return refuse("no-folder", "There is no such folder. Type it again: D:\\from desk 14.");
    const [unread] = found.unread;
    if (unread !== undefined)
      return refuse("file-not-read", `${unread} cannot be read. Copy it again from that desk.`);
    if (found.carried.length === 0)
      return refuse(
        "no-files",
        "No file of a desk is in this folder. Type the one that holds them.",
      );
    const server = this.#deps.server();
    if (server === null) return refuse("not-enrolled", "Enrol this desk first.");
    try {
      return await this.#send(server, found.carried);
    } catch (failure) {
      if (failure instanceof NetworkFailure)
        return refuse(
          "server-not-reached",
          "The server was not reached. Try again when the network is back; the files stay as they are.",
        );
      const refusal = refusalOf(failure);
      if (refusal === null) throw failure;
      return refuse(refusal.code, refusal.remedy);
    }
  }

  async #send(
    server: ServerClient,
    files: Awaited<ReturnType<typeof readCarried>>["carried"],
  ): Promise<Result<{ words: string }>> {
    let taken = 0;
    let refused = 0;
    for (const file of files) {
      const { verdicts, stopped } = await server.deliver(file);
      taken += verdicts.length;
      refused += verdicts.filter(({ verdict }) => verdict.kind !== "accepted").length;
      if (stopped?.kind === "gap")
        return refuse(
          "file-missing",
          `The file with number ${stopped.fromSeq} of that desk is missing. Bring all files that it wrote; what came before is delivered.`,
        );
      if (stopped !== null)
        return refuse(
          "not-taken",
          "The server does not take the rest of these files as they are. Keep them and the desk they come from; call the central team.",
        );
    }
    this.#deps.onDelivered();
    return accept({
      words: `The server has all ${taken} events of ${files.length === 1 ? "this file" : `these ${files.length} files`}.${refused > 0 ? ` ${refused} of them wait for a supervisor or were refused; their author sees which.` : ""} The files may be deleted.`,
    });
  }

  /** What main itself found unreadable: parts of the journal, drafts. */
  #besides(): SetAsideRow[] {
    const { desk } = this.#deps;
    const parts = desk.journal.findings.filter(({ kind }) => kind !== "torn-tail");
    return [
      ...parts.map(({ segment }, at): SetAsideRow => ({
        id: `journal/${segment}/${at}`,
        kind: "journal",
        count: 0,
        bytes: null,
        at: null,
        reason: "damaged",
      })),
      ...Array.from({ length: desk.draftsUnopened }, (_, at): SetAsideRow => ({
        id: `draft/${at}`,
        kind: "draft",
        count: 0,
        bytes: null,
        at: null,
        reason: "not-decrypted",
      })),
    ];
  }
}

const folderOf = (typed: string): Result<string> => {
  const folder = typed.trim().replace(/^"(.*)"$/, "$1");
  return isAbsolute(folder)
    ? accept(folder)
    : refuse("folder-not-whole", "Type the whole folder, from its drive on: D:\\from desk 14.");
};

const asideView = ({ kind, bytes, at, ...row }: SetAsideRow, nowMs: number): View => ({
  ...row,
  kindWords:
    row.count > 1 && kind !== "newer-event" ? `${KINDS[kind]} (${row.count})` : KINDS[kind],
  sizeWords: bytes === null ? "" : sizeWords(bytes),
  atWords: at === null ? "" : whenWords(Date.parse(at), nowMs),
  why: WHY[row.reason],
  what: kind === "draft" ? DRAFT_WHAT : WHAT[row.reason],
});

const DRAFT_WHAT = "Its file is kept and tried at each unlock. Tell your supervisor.";
