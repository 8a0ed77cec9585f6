import { regionCoverage } from "../../support/thread.ts";
import { ChaosCentre } from "../chaos-centre.ts";
import { type ChaosDesk } from "../chaos-desk.ts";
import { StationDouble } from "../../server/station-double.ts";
import { EventId } from "#shared/events/ids.ts";
import { StreamName } from "#shared/events/stream.ts";
import { aCall, escalateTo } from "../a-case.ts";
import { type Found, type Ground, type Row } from "../row.ts";

type InboxRow = { readonly caseId: string; readonly escalation: string };

const rowOf = async (desk: ChaosDesk, caseId: string): Promise<InboxRow | undefined> =>
  (await desk.ask<InboxRow[]>("escalations.list", {})).find((each) => each.caseId === caseId);

const moved = async ({ cluster, tries }: Ground): Promise<Found> => {
  const centre = await ChaosCentre.start(cluster);
  const wrong: string[] = [];
  try {
    const line = await centre.enrolled("Desk 1");
    const bay = await centre.enrolled("Bay and Coast", {
      login: "s.aguilar",
      coverage: regionCoverage("bay-coast"),
    });
    const valley = await centre.enrolled("North and Valley", {
      login: "m.okonkwo",
      coverage: regionCoverage("north-valley"),
    });
    const all = [line, bay, valley];
    // No screen moves a case yet; the rules let any desk of the line do it.
    const mover = await (
      await StationDouble.enrol({
        url: centre.proxy.url,
        createEnrolmentCode: ({ deskName, coverage }) => centre.code(deskName, coverage),
      })
    ).signIn("t.brandt");
    for (let n = 0; n < tries; n += 1) {
      const callId = await aCall(line);
      const caseId = await escalateTo(line, callId, "bay-coast");
      for (const desk of all) await desk.settled();
      const before = (await bay.do<{ events: number }>({ do: "digest" })).events;
      const there = await rowOf(bay, caseId);
      if (there === undefined) throw new Error("The case never reached its first region.");
      // All are away: the line moves the case while its first region works on it.
      centre.proxy.fault = () => "refused";
      await bay.ask("escalations.acknowledge", { caseId, escalation: there.escalation });
      const routed = await centre.query<{ id: string }>(
        `select id from events where stream = 'case:${caseId}' and type = 'case-opened'`,
      );
      const move = mover.route(
        StreamName.parse(`case:${caseId}`),
        ["north-valley"],
        routed.map(({ id }) => EventId.parse(id)),
      );
      centre.proxy.fault = () => "none";
      await mover.push(move);
      for (const desk of all) await desk.settled();
      for (const desk of all) await desk.settled();
      if ((await rowOf(bay, caseId)) !== undefined)
        wrong.push("the case is still on the desk of the region that it left");
      const left = (await bay.do<{ events: number }>({ do: "digest" })).events;
      if (left >= before) wrong.push(`${left} events are held where ${before} were before it left`);
      const view = await valley
        .ask<{ escalations: { acknowledged: unknown }[] }>("case.get", { caseId })
        .catch(() => null);
      if (view === null) {
        wrong.push("the case has not reached the region where it belongs");
        continue;
      }
      if (view.escalations.length !== 1) wrong.push("its history did not come along whole");
      if (view.escalations.every(({ acknowledged }) => acknowledged === null))
        wrong.push("what the first region did meanwhile did not come along");
    }
    for (const desk of all) await desk.close();
    return { tries, kept: tries * 2, missing: 0, doubled: 0, wrong };
  } finally {
    await centre.close();
  }
};

/** Where a case belongs changes while nobody is connected. */
export const moves: readonly Row[] = [
  { fault: "a case moved between regions while both are offline", quick: 1, whole: 5, run: moved },
];
