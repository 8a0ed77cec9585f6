import { type CallId } from "#shared/events/ids.ts";
import { type CallSight } from "./judgement.ts";
import { whoIn } from "./story-work.ts";
import { type WorkDeps } from "./work-deps.ts";

/** How often the concern of a call was escalated before; asked again only when who it is about changes. */
export class EscalatedBefore {
  readonly #deps: WorkDeps;
  readonly #held = new Map<CallId, { readonly about: string; readonly count: number }>();

  constructor(deps: WorkDeps) {
    this.#deps = deps;
  }

  forget(): void {
    this.#held.clear();
  }

  /** 0 while nobody is named, and on a locked desk. */
  async of(callId: CallId, sight: CallSight): Promise<number> {
    const who = whoIn(sight);
    const concern = sight.file.scope?.keys.concerns[0];
    const isNamed = who.phones.length > 0 || who.memberNumber !== null || who.bornOn !== null;
    if (!this.#deps.isUnlocked() || !isNamed || concern === undefined) return 0;
    const about = JSON.stringify([who, concern]);
    const held = this.#held.get(callId);
    if (held?.about === about) return held.count;
    const count = await this.#deps.keeper.ask((vault) =>
      vault.escalatedBefore({ who, call: callId, concern }),
    );
    this.#held.set(callId, { about, count });
    return count;
  }
}
