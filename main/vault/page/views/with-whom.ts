import { type CaseFile } from "#shared/case/case-file.ts";
import { escalationTurn } from "#shared/case/case-state.ts";
import { turnOf } from "#shared/case/case-turn.ts";
import { type HeldEvents } from "../held-events.ts";

/** What a caller is told who asks again: the rung that has it, else the region's lead; null: no region has it. */
export const withWhomOf = (vault: HeldEvents, file: CaseFile, nowMs: number): string | null => {
  if (turnOf(file, nowMs) !== "region") return null;
  const last = file.escalations.findLast((each) => escalationTurn(each) === "region");
  const climbed = last?.climbs.at(-1)?.body;
  if (climbed !== undefined) return `${climbed.who} · ${climbed.phone}`;
  const to = last?.raised.body.to;
  if (to !== undefined) return `${to.name}, ${to.team} · ${to.phone}`;
  const region = last === undefined ? undefined : vault.words.regions[last.raised.body.region];
  return region === undefined ? null : `${region.lead}, ${region.name} · ${region.phone}`;
};
