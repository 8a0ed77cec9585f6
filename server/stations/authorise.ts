import { catalogue, type EventType, isKnownType, readBody } from "#shared/events/catalogue.ts";
import { type Verdict } from "#shared/events/confirm.ts";
import { ROUTE_FIELD, type Routing } from "#shared/events/coverage.ts";
import { type ParsedEvent } from "#shared/events/envelope.ts";
import { type RegionId, type Role } from "#shared/events/ids.ts";
import { streamId, streamKind, type StreamKind } from "#shared/events/stream.ts";
import { isPracticeId, namesPractice } from "#shared/practice/practice-id.ts";

/** What the centre knows of the person an event names. */
export type KnownActor = {
  readonly role: Role;
  readonly regions: readonly RegionId[];
  readonly state: "active" | "revoked";
  /** Milliseconds since the last online sign-in at this desk; null: never. */
  readonly sinceSignInMs: number | null;
};

/** Everything one decision rests on. */
export type Circumstances = {
  readonly desk: "active" | "draining" | "retired" | "stolen";
  readonly actor: KnownActor | null;
  /** How long an online sign-in vouches for what a person does at a desk, in milliseconds. */
  readonly trustMs: number;
  /** Where the stream belongs, and every routing that ever put it somewhere. */
  readonly regions: ReadonlySet<RegionId>;
  readonly routings: readonly Routing[];
};

const refused = (reason: string, remedy: string): Verdict => ({ kind: "refused", reason, remedy });
const held = (reason: string, remedy: string): Verdict => ({ kind: "held", reason, remedy });
const ACCEPTED: Verdict = { kind: "accepted" };

const SUPERVISOR: readonly Role[] = ["supervisor"];
const CALLERS: readonly Role[] = ["specialist", "supervisor"];
const REGION: readonly Role[] = ["regional", "supervisor"];
const CASE_WORKERS: readonly Role[] = ["specialist", "regional", "supervisor"];
const EVERYBODY: readonly Role[] = ["specialist", "regional", "supervisor", "admin"];

/**
 * Who may write an event of a known type. The crisis path opens for everybody at a phone, so the
 * types a crisis call consists of do too.
 */
export const ROLES_BY_TYPE: Readonly<Record<EventType, readonly Role[]>> = {
  "call-started": EVERYBODY,
  "call-typed": CALLERS,
  "safety-keyed": EVERYBODY,
  "scope-keyed": CALLERS,
  "crisis-moved": EVERYBODY,
  "crisis-acknowledged": SUPERVISOR,
  "help-asked": EVERYBODY,
  "help-answered": SUPERVISOR,
  "call-follow-up-made": EVERYBODY,
  "call-follow-up-done": EVERYBODY,
  "call-follow-up-offered": CALLERS,
  "call-follow-up-offer-closed": CALLERS,
  "call-follow-up-taken": CALLERS,
  "call-offered": CALLERS,
  "call-offer-closed": CALLERS,
  "call-taken": CALLERS,
  "line-moved": CALLERS,
  "call-ended": EVERYBODY,
  "case-opened": CALLERS,
  "case-typed": CASE_WORKERS,
  "case-assessed": CASE_WORKERS,
  "case-noted": EVERYBODY,
  "escalation-raised": CALLERS,
  "escalation-acknowledged": REGION,
  "escalation-answered": REGION,
  "follow-up-made": CASE_WORKERS,
  "follow-up-done": EVERYBODY,
  "follow-up-offered": CALLERS,
  "follow-up-offer-closed": CALLERS,
  "follow-up-taken": CALLERS,
  "member-told": CALLERS,
  "case-resolved": CALLERS,
  "line-set": SUPERVISOR,
  "line-set-back": SUPERVISOR,
  "person-here": SUPERVISOR,
  "attempt-made": CALLERS,
  "letter-sent": CALLERS,
  "visit-checked": CALLERS,
  "case-closed": CALLERS,
  "case-reopened": CALLERS,
  "sentence-withdrawn": CASE_WORKERS,
  "member-linked": CALLERS,
  "escalation-climbed": CALLERS,
  "escalation-moved": CALLERS,
  "escalation-replied": CALLERS,
  "station-taken": EVERYBODY,
  "build-judged": SUPERVISOR,
  "refusal-settled": EVERYBODY,
  "practice-scored": CALLERS,
  "access-recorded": EVERYBODY,
};

/** Who may write a type that this server does not know yet: by the stream alone, so the narrower choice. */
export const ROLES_BY_STREAM: Readonly<Record<StreamKind, readonly Role[]>> = {
  call: CALLERS,
  case: CASE_WORKERS,
  member: CALLERS,
  line: ["supervisor"],
  desk: ["supervisor", "admin"],
  access: EVERYBODY,
};

/** Nobody writes into these but those named, whatever the type. */
const isStreamOpenTo = (kind: StreamKind, role: Role): boolean =>
  kind !== "line" || ROLES_BY_STREAM.line.includes(role);

const ofActor = (event: ParsedEvent, { actor, trustMs }: Circumstances): Verdict => {
  const { role } = event.envelope.actor;
  if (role === "server")
    return refused("server-only", "Only the centre itself writes as the server.");
  if (actor === null)
    return held("actor-unknown", "The centre does not know this person. A supervisor looks at it.");
  if (actor.state === "revoked")
    return held(
      "person-revoked",
      "This person's access was withdrawn. A supervisor decides whether it counts.",
    );
  if (actor.role !== role)
    return held(
      "role-differs",
      `It was written as ${role}, and the centre knows the person as ${actor.role}. A supervisor looks at it.`,
    );
  if (actor.sinceSignInMs === null)
    return held(
      "not-signed-in-here",
      "This person never signed in at this desk with the server reached. A supervisor looks at it.",
    );
  if (actor.sinceSignInMs > trustMs)
    return held(
      "sign-in-too-old",
      "This person's last sign-in at this desk with the server reached is too long ago. A supervisor looks at it.",
    );
  return ACCEPTED;
};

/** Practice is kept nowhere: what names a practice call never counts, whoever sent it. */
const ofPractice = ({ envelope, body }: ParsedEvent): Verdict =>
  isPracticeId(streamId(envelope.stream)) || (body.kind === "plain" && namesPractice(body.json))
    ? refused(
        "practice",
        "It belongs to a practice call, which is not kept. Nothing is to be done.",
      )
    : ACCEPTED;

const ofPlace = (event: ParsedEvent, circumstances: Circumstances): Verdict => {
  const { type, stream, actor } = event.envelope;
  const kind = streamKind(stream);
  const known = isKnownType(type);
  if (known && catalogue[type].stream !== kind)
    return refused(
      "wrong-stream",
      `"${type}" belongs to a ${catalogue[type].stream} stream, not to a ${kind} stream. Record it again where it belongs.`,
    );
  const roles = known ? ROLES_BY_TYPE[type] : ROLES_BY_STREAM[kind];
  if (!roles.includes(actor.role) || !isStreamOpenTo(kind, actor.role))
    return refused(
      "role-not-allowed",
      `A ${actor.role} may not record "${type}"; ${roles.join(" or ")} may. Ask one of them to record it.`,
    );
  if (actor.role !== "regional" || kind !== "case") return ACCEPTED;
  return ofRegion(circumstances);
};

/** A regional colleague works on the cases of their regions. */
const ofRegion = ({ actor, regions, routings }: Circumstances): Verdict => {
  const own = actor?.regions ?? [];
  if (own.some((region) => regions.has(region))) return ACCEPTED;
  if (own.some((region) => routings.some((routing) => routing.regions.includes(region))))
    return held(
      "moved-on",
      "The case had moved to another region before this arrived. A supervisor decides whether it counts.",
    );
  return refused(
    "other-region",
    "The case belongs to another region. Ask the line to route it to yours, then record it again.",
  );
};

const ofBody = (event: ParsedEvent): Verdict => {
  const { type, v, sets } = event.envelope;
  if (event.body.kind === "erased")
    return held(
      "erased-before-arrival",
      "Its text was erased before the centre ever had it. A supervisor looks at it.",
    );
  // A newer version is kept unread and judged by those who can read it.
  if (!isKnownType(type) || v > catalogue[type].v) return ACCEPTED;
  if (readBody(event) === null)
    return refused(
      "body-not-fitting",
      `What it holds is not what "${type}" may hold: ${misfit(event)} Record it again.`,
    );
  const named = sets.filter((field) => field !== ROUTE_FIELD).toSorted();
  const set = event.body.json["set"];
  const carried = Object.keys(typeof set === "object" && set !== null ? set : {}).toSorted();
  if (JSON.stringify(named) !== JSON.stringify(carried))
    return refused(
      "fields-differ",
      "The fields it names are not the fields it holds. Record it again.",
    );
  return ACCEPTED;
};

/** Which field does not fit, by name; never what it holds. */
const misfit = (event: ParsedEvent): string => {
  const { type } = event.envelope;
  if (!isKnownType(type) || event.body.kind === "erased") return "";
  const schema: { set?: { safeParse: Check }; add?: { safeParse: Check } } = catalogue[type];
  for (const part of ["set", "add"] as const) {
    const parsed = schema[part]?.safeParse(event.body.json[part]);
    const [issue] = parsed?.error?.issues ?? [];
    if (issue !== undefined) return `${[part, ...issue.path].map(String).join(".")}.`;
  }
  return "";
};
type Check = (value: unknown) => {
  error?: { issues: readonly { path: readonly PropertyKey[] }[] } | undefined;
};

const RULES = [ofPractice, ofActor, ofPlace, ofBody] as const;

/**
 * What the centre says of one event, from what it knows of the person, the desk and the stream. A
 * refusal outranks a hold: nobody should review what could never count.
 */
export const authorise = (event: ParsedEvent, circumstances: Circumstances): Verdict => {
  const verdicts = RULES.map((rule) => rule(event, circumstances));
  const stolen =
    circumstances.desk === "stolen"
      ? held("desk-stolen", "It came from a desk reported stolen. A supervisor looks at it.")
      : ACCEPTED;
  return (
    verdicts.find(({ kind }) => kind === "refused") ??
    [stolen, ...verdicts].find(({ kind }) => kind === "held") ??
    ACCEPTED
  );
};
