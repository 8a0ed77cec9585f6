import { whenWords } from "#shared/case/pacific-words.ts";
import { type CaseId } from "#shared/events/ids.ts";
import { streamName } from "#shared/events/stream.ts";
import { provisionalReference } from "#shared/reference/reference.ts";
import { refuse, type Result } from "#shared/result.ts";
import { type Print } from "../host.ts";
import { callBackList } from "../printing/call-back-list.ts";
import { paperForm } from "../printing/paper-form.ts";
import { type CaseWork } from "./case-work.ts";
import { type ExportWork } from "./export-work.ts";
import { type WorkDeps } from "./work-deps.ts";

/** A record of access names at most as many. */
const NAMED = 100;

/** Paper for the hours in which nothing else works, and for people who read paper. */
export class PrintWork {
  readonly #deps: WorkDeps;
  readonly #cases: CaseWork;
  readonly #exports: ExportWork;
  readonly #print: Print;
  readonly #chance: () => number;

  constructor(
    deps: WorkDeps,
    cases: CaseWork,
    exports: ExportWork,
    print: Print,
    chance: () => number,
  ) {
    this.#deps = deps;
    this.#cases = cases;
    this.#exports = exports;
    this.#print = print;
    this.#chance = chance;
  }

  async callBacks(): Promise<Result<null>> {
    const { keeper, clock, person } = this.#deps;
    const { promises } = await keeper.ask((vault) =>
      vault.desk({ now: clock.now().toISOString(), person: person().id }),
    );
    await this.#record(
      promises.flatMap(({ caseId }) => caseId ?? []),
      "call-back list",
    );
    const asOf = whenWords(clock.nowMs(), clock.nowMs());
    return this.#print(callBackList(promises, { name: person().name, asOf }));
  }

  /** Its reference is of the long kind that meets no other, whoever reads it out and whenever. */
  paperForm(): Promise<Result<null>> {
    return this.#print(paperForm(provisionalReference(this.#chance).text));
  }

  async packet(caseId: CaseId, reason: string): Promise<Result<null>> {
    const found = await this.#cases.view(caseId);
    if (!found.ok) return found;
    const page = this.#exports.packet(found.value);
    if (page === null)
      return refuse(
        "nothing-to-print",
        "This case was not escalated: there is no packet. Escalate it first: F4.",
      );
    await this.#record([caseId], reason);
    return this.#print(page);
  }

  async summary(caseId: CaseId, reason: string): Promise<Result<null>> {
    const found = await this.#cases.view(caseId);
    if (!found.ok) return found;
    const page = await this.#exports.summary(found.value);
    await this.#record([caseId], reason);
    return this.#print(page);
  }

  async #record(cases: readonly CaseId[], reason: string): Promise<void> {
    const { desk, clock, actor } = this.#deps;
    if (cases.length === 0) return;
    await desk.recorder.record(actor(), [
      {
        stream: streamName("access", desk.identity?.deskId ?? ""),
        type: "access-recorded",
        body: {
          add: {
            case: [...new Set(cases)].slice(0, NAMED),
            purpose: "print",
            reason,
            at: clock.now().toISOString(),
          },
        },
      },
    ]);
  }
}
