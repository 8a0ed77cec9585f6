import { type Content } from "#shared/content/content.ts";
import { type CallAids } from "#shared/contract/views.ts";
import { type RegionId } from "#shared/events/ids.ts";
import { type ZipPlaces } from "#shared/distance/straight-line.ts";
import { escalationTargets, targetWords } from "#shared/promises/targets.ts";
import { distanceOf } from "./call-distance.ts";
import {
  appointmentInstant,
  callBackInstant,
  readFact,
  valueOf,
} from "./call-fields-understood.ts";
import { grievanceOf } from "./call-grievance.ts";
import { grievanceRows } from "./grievance-rows.ts";
import { offerViews, visitViews } from "./call-offers.ts";
import { priorityOf, raiseProblem } from "./call-priority.ts";
import { packetOf } from "./call-packet.ts";
import { cardOf, recordOf } from "./call-timely.ts";
import { contactRefusals, contactViews } from "./clinic-contacts.ts";
import { type CallSight, type Judgement, NO_OVERRIDES, type Overrides } from "./judgement.ts";
import { listeningAid } from "./heard.ts";
import { saidAtMs } from "./said-at.ts";
import { identityOfCall, understoodOfPeople } from "./identity-judgement.ts";

type CallFacts = Pick<
  Judgement,
  | "aids"
  | "card"
  | "assessment"
  | "understood"
  | "appointmentAt"
  | "packet"
  | "callBackAt"
  | "grievances"
  | "regionOf"
  | "priority"
  | "targets"
  | "promiseWords"
>;

/** A region by its name or by a ZIP of one of its counties or clinics. */
const regionOf = (text: string, content: Content): RegionId | null => {
  const typed = text
    .replaceAll(/\p{Cf}/gu, "")
    .trim()
    .toLowerCase();
  if (typed === "") return null;
  const zip = /(?<!\d)(\d{5})(?:[-\u2013 ]?\d{4})?(?!\d)/u.exec(typed)?.[1];
  if (zip !== undefined) {
    const county = content.counties.find(({ zips }) => zips.includes(zip.slice(0, 3)));
    return content.clinics.find((clinic) => clinic.zip === zip)?.region ?? county?.region ?? null;
  }
  const named = content.regions.find(
    ({ id, name }) => name.toLowerCase().startsWith(typed) || id === typed,
  );
  const county = content.counties.find(
    ({ name }) => name.toLowerCase() === typed.replace(/ county$/, ""),
  );
  return named?.id ?? county?.region ?? null;
};

/** What a case needs at least (product.md, the facts), in words. */
const missingFor = (sight: CallSight): string[] => {
  const has = (field: string): boolean => (sight.fields[field]?.trim() ?? "") !== "";
  return [
    ...((sight.file.scope?.keys.concerns.length ?? 0) > 0 ? [] : ["a concern (F2)"]),
    ...(has("listening") || has("note") ? [] : ["one sentence of what was said"]),
    ...(has("callbackNumber") ? [] : ["a way to reach them"]),
    ...(sight.file.safety === null ? ["the safety key"] : []),
    // A place the content does not know is no reason to stop: the region is chosen when escalating.
    ...(has("regionOrZip") ? [] : ["a region or ZIP"]),
  ];
};

const aidsOf = (
  sight: CallSight,
  content: Content,
  heard: ReturnType<typeof listeningAid>,
  places: ZipPlaces,
): CallAids => {
  const { fields } = sight;
  const saidMs = saidAtMs(sight);
  const understood = Object.entries(fields).flatMap(([field, text]) => {
    const read = readFact(field, text, content, saidMs);
    return read === null ? [] : [[field, read] as const];
  });
  const place = fields["regionOrZip"]?.trim() ?? "";
  const region = regionOf(place, content);
  const regionName = content.regions.find(({ id }) => id === region)?.name ?? null;
  const hasConcern = (sight.file.scope?.keys.concerns.length ?? 0) > 0;
  return {
    understood: {
      ...understoodOfPeople(sight),
      ...Object.fromEntries(understood),
      ...contactRefusals(sight, content),
      ...(place === ""
        ? {}
        : { regionOrZip: { words: regionName ?? "region not known yet", refusal: null } }),
    },
    card: cardOf(sight, content),
    priority: hasConcern ? priorityOf(sight, content) : null,
    heard: heard(sight),
    ...identityOfCall(sight, content),
    missing: missingFor(sight),
    facts: {
      offers: offerViews(sight, content),
      visits: visitViews(sight, content),
      contacts: contactViews(sight, content),
      distance: distanceOf(sight, content, places),
      grievance: grievanceOf(sight, content),
      raise: raiseProblem(sight, content),
    },
  };
};

/** The rules of shared/ applied to a call as it stands. */
export const factsOfCall = (
  content: Content,
  places: ZipPlaces,
  overrides: Overrides = NO_OVERRIDES,
  heard = listeningAid(content),
): CallFacts => ({
  aids: (sight) => aidsOf(sight, content, heard, places),
  card: (sight) => cardOf(sight, content),
  assessment: (sight) => recordOf(sight, content),
  understood: (field, text, nowMs) => valueOf(field, text, content, nowMs),
  appointmentAt: (text, nowMs) => appointmentInstant(text, content, nowMs),
  grievances: (files, nowMs) => grievanceRows(files, nowMs, content),
  callBackAt: (text, nowMs) =>
    callBackInstant(text, content, nowMs, overrides.forPromises(new Date(nowMs).toISOString())),
  packet: (sight) => packetOf(sight, content),
  regionOf: (sight) => regionOf(sight.fields["regionOrZip"] ?? "", content),
  priority: (sight) => priorityOf(sight, content),
  targets: (priority, nowMs) => {
    const now = new Date(nowMs).toISOString();
    const { acknowledgeBy, answerBy, memberPromisedBy, phoneAsWell } = escalationTargets(
      priority,
      now,
      content,
      overrides.forPromises(now),
    );
    const said = (instant: string): string => targetWords(instant, now, content).en;
    const words = {
      acknowledgeBy: said(acknowledgeBy),
      answerBy: said(answerBy),
      memberPromisedBy: said(memberPromisedBy),
    };
    return { acknowledgeBy, answerBy, memberPromisedBy, phoneAsWell, words };
  },
  promiseWords: ({ words }, region, offline) =>
    offline
      ? `I will phone the ${region.name} team now, and I will call you by ${words.memberPromisedBy}. Please write down your reference.`
      : `The ${region.name} team has your request. You will hear from me by ${words.memberPromisedBy}, even if there is no answer yet.`,
});
