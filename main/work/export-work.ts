import { mkdir, writeFile } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { type Saved } from "#shared/contract/print.ts";
import { type CaseView } from "#shared/contract/views.ts";
import { type CaseId } from "#shared/events/ids.ts";
import { streamName } from "#shared/events/stream.ts";
import { recordedLabel } from "#shared/facts/recorded-words.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import { type Pdf } from "../host.ts";
import { packetPage } from "../printing/packet-page.ts";
import { packetTask } from "../printing/packet-task.ts";
import { type PrintedPage } from "../printing/printed-page.ts";
import { summaryPage } from "../printing/summary-page.ts";
import { type CallWork } from "./call-work.ts";
import { type CaseWork } from "./case-work.ts";
import { SUMMARY_GIVEN, summaryOf, takenAway } from "./summary-given.ts";
import { type WorkDeps } from "./work-deps.ts";

export type ToSave = {
  readonly caseId: CaseId;
  readonly what: "packet" | "summary";
  readonly form: "pdf" | "fhir";
  readonly reason: string;
  readonly folder: string;
};

const NO_PACKET =
  "This case was not escalated: there is no packet. Escalate it first (F4), or take the member’s summary.";

/** What leaves the desk as a file because a person chose it, to the place they chose; recorded first. */
export class ExportWork {
  readonly #deps: WorkDeps;
  readonly #cases: CaseWork;
  readonly #sightOf: CallWork["sight"];
  readonly #pdf: Pdf;

  constructor(deps: WorkDeps, cases: CaseWork, sightOf: CallWork["sight"], pdf: Pdf) {
    this.#deps = deps;
    this.#cases = cases;
    this.#sightOf = sightOf;
    this.#pdf = pdf;
  }

  async save({ caseId, what, form, reason, folder }: ToSave): Promise<Result<Saved>> {
    if (!isAbsolute(folder.trim()))
      return refuse(
        "folder-not-whole",
        "Type the whole path of the folder, beginning with its drive or /.",
      );
    const found = await this.#cases.view(caseId);
    if (!found.ok) return found;
    const made = form === "fhir" ? this.#task(found.value) : await this.#asPdf(found.value, what);
    if (!made.ok) return made;
    // Who took it is kept before anything lies where others can read it.
    await this.#record(caseId, `${what}, ${form === "fhir" ? "FHIR Task" : "PDF"}: ${reason}`);
    return this.#write(folder.trim(), `access-line-${what}-${this.#stamp()}`, form, made.value);
  }

  /** The member's summary in the language of the call, as it was given there. */
  async summary(view: CaseView): Promise<PrintedPage> {
    const sight = await this.#sightOf(view.call);
    const said = await summaryOf(this.#deps, sight, view.reference);
    const given = sight.fields[SUMMARY_GIVEN]?.trim() ?? "";
    return summaryPage(given === "" ? said.summary.join("\n") : takenAway(given), said.lang);
  }

  packet(view: CaseView): PrintedPage | null {
    return packetPage(view, this.#label(view), this.#deps.judgement.part2Notice);
  }

  #label(view: CaseView): (field: string) => string {
    const { fields } = this.#deps.judgement.words;
    const facts = Object.keys(view.escalations.at(-1)?.raised.facts ?? {});
    return (field) => recordedLabel(field, fields, facts);
  }

  #task(view: CaseView): Result<string> {
    const escalation = view.escalations.at(-1);
    if (escalation === undefined) return refuse("nothing-to-print", NO_PACKET);
    const task = packetTask({
      reference: view.reference,
      concernWords: view.concernWords,
      escalation,
      over: view.turn === "over",
      label: this.#label(view),
      notice: this.#deps.judgement.part2Notice(escalation.raised.facts),
      at: this.#deps.clock.now().toISOString(),
    });
    return accept(`${JSON.stringify(task, null, 2)}\n`);
  }

  async #asPdf(view: CaseView, what: ToSave["what"]): Promise<Result<Uint8Array>> {
    const page = what === "packet" ? this.packet(view) : await this.summary(view);
    return page === null ? refuse("nothing-to-print", NO_PACKET) : this.#pdf(page);
  }

  async #write(
    folder: string,
    name: string,
    form: ToSave["form"],
    content: string | Uint8Array,
  ): Promise<Result<Saved>> {
    const path = join(folder, `${name}.${form === "fhir" ? "json" : "pdf"}`);
    try {
      await mkdir(folder, { recursive: true });
      await writeFile(path, content, { flag: "wx", mode: 0o600 });
      return accept({ path });
    } catch (failure) {
      return (failure as NodeJS.ErrnoException).code === "EEXIST"
        ? refuse(
            "file-there",
            "A file of this minute is there already. Take it, or name another folder.",
          )
        : refuse("folder-not-writable", "That folder cannot be written. Name another one.");
    }
  }

  /** No name and no number of anybody stands in a file's name. */
  #stamp(): string {
    return this.#deps.clock
      .now()
      .toISOString()
      .slice(0, 16)
      .replaceAll(/[-:]/g, "")
      .replace("T", "-");
  }

  async #record(caseId: CaseId, reason: string): Promise<void> {
    const { desk, clock, actor } = this.#deps;
    await desk.recorder.record(actor(), [
      {
        stream: streamName("access", desk.identity?.deskId ?? ""),
        type: "access-recorded",
        body: {
          add: {
            case: [caseId],
            purpose: "export",
            reason: reason.slice(0, 500),
            at: clock.now().toISOString(),
          },
        },
      },
    ]);
  }
}
