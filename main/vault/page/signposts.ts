import { type ParsedEvent } from "#shared/events/envelope.ts";
import { type StreamName } from "#shared/events/stream.ts";
import { PeopleSignposts } from "./people-signposts.ts";

const NONE: ReadonlySet<StreamName> = new Set();

const put = (map: Map<string, Set<StreamName>>, key: string, stream: StreamName): void => {
  const held = map.get(key);
  if (held === undefined) map.set(key, new Set([stream]));
  else held.add(stream);
};

/** What an event says of itself, without a schema: only where to look, never what to show. */
const told = ({ body }: ParsedEvent, field: string): Readonly<Record<string, unknown>> => {
  const set = body.kind === "plain" ? body.json["set"] : undefined;
  const value = (set as Readonly<Record<string, unknown>> | undefined)?.[field];
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
};

const tellsOfGrievance = (event: ParsedEvent): boolean => {
  const keys = (told(event, "scope")["keys"] ?? {}) as Readonly<Record<string, unknown>>;
  const uses = keys["excludedUses"];
  return keys["grievanceHeard"] === true || (Array.isArray(uses) && uses.includes("grievance"));
};

/**
 * Where a view has to look among 50,000 cases: streams by the types of their events, cases by owner
 * and by call, calls by day. Always a superset, of withdrawn and refused ones too: folding decides.
 */
export class Signposts {
  readonly #byType = new Map<string, Set<StreamName>>();
  readonly #casesByOwner = new Map<string, Set<StreamName>>();
  readonly #casesByCall = new Map<string, Set<StreamName>>();
  readonly #callsByDay = new Map<string, Set<StreamName>>();
  /** By whom a stream may be about. */
  readonly people = new PeopleSignposts();
  readonly #grievances = new Set<StreamName>();
  readonly #lastSeen = new Map<string, number>();

  add(event: ParsedEvent): void {
    const { type, stream, sets, actor, stamp } = event.envelope;
    put(this.#byType, type, stream);
    this.people.add(event);
    this.#see(actor.person, Number(stamp.slice(0, 15)));
    if (sets.includes("grievanceAnswer") || (type === "scope-keyed" && tellsOfGrievance(event)))
      this.#grievances.add(stream);
    if (type === "case-opened") {
      const { owner, call } = told(event, "opened");
      put(this.#casesByOwner, String(owner), stream);
      put(this.#casesByCall, String(call), stream);
    }
    if (type === "call-started")
      put(this.#callsByDay, String(told(event, "started")["startedAt"]).slice(0, 10), stream);
  }

  /** Streams with an event of any of these types. */
  with(...types: readonly string[]): StreamName[] {
    const [first = NONE, ...rest] = types.map((type) => this.#byType.get(type) ?? NONE);
    return rest.length === 0
      ? [...first]
      : [...new Set([first, ...rest].flatMap((all) => [...all]))];
  }

  has(stream: StreamName, type: string): boolean {
    return this.#byType.get(type)?.has(stream) === true;
  }

  /** When somebody last recorded anything that is held here, in milliseconds; null: never. */
  lastSeenMs(person: string): number | null {
    return this.#lastSeen.get(person) ?? null;
  }

  #see(person: string, atMs: number): void {
    if (atMs > (this.#lastSeen.get(person) ?? 0)) this.#lastSeen.set(person, atMs);
  }

  /** Streams on which a grievance was heard or answered. */
  grievances(): StreamName[] {
    return [...this.#grievances];
  }

  casesOwnedBy(person: string): StreamName[] {
    return [...(this.#casesByOwner.get(person) ?? NONE)];
  }

  casesOfCall(callId: string): StreamName[] {
    return [...(this.#casesByCall.get(callId) ?? NONE)];
  }

  /** Calls that began on one of these UTC days (YYYY-MM-DD). */
  callsStartedOn(...days: readonly string[]): StreamName[] {
    return days.flatMap((day) => [...(this.#callsByDay.get(day) ?? NONE)]);
  }
}
