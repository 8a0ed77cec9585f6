import { sha256 } from "#main/keys/hash.ts";
import { type Transport } from "#main/host.ts";
import { type BodyOf, type EventType } from "#shared/events/catalogue.ts";
import { type Head, EMPTY_HEAD } from "#shared/events/confirm.ts";
import { ROUTE_FIELD } from "#shared/events/coverage.ts";
import { type EventText, writeEvent } from "#shared/events/envelope.ts";
import { CallId, CaseId, EventId, PersonId, RegionId, StationId } from "#shared/events/ids.ts";
import { nextStamp } from "#shared/events/stamp.ts";
import { streamName, type StreamName } from "#shared/events/stream.ts";

/** One case in so many is the first demo specialist's own: some hundred of 50,000. */
const ONE_OWN_IN = 100;
const PULLED_AT_ONCE = 1_000;
const CONCERNS = [
  "initial-appointment",
  "between-appointments",
  "appointment-length",
  "travel-distance",
  "appointment-type",
] as const;
const REGIONS = ["north-valley", "bay-coast", "southland"];

const numbered = (kind: number, n: number): string =>
  `0197b${String(kind).padStart(3, "0")}-0000-7000-8000-${String(n).padStart(12, "0")}`;
const personOf = (n: number): PersonId =>
  PersonId.parse(`0197a000-0000-7000-8000-${String(n).padStart(12, "0")}`);

const ownerOf = (n: number, own: number): PersonId =>
  personOf(n % ONE_OWN_IN === 0 ? own : 100 + (n % 60));

/** The chain of another desk that opened all of these cases, earliest first. */
class OtherDesk {
  readonly #station = StationId.parse(numbered(1, 1));
  readonly #startMs: number;
  readonly #endMs: number;
  #head: Head = EMPTY_HEAD;

  constructor(startMs: number, endMs: number) {
    this.#startMs = startMs;
    this.#endMs = endMs;
  }

  write<T extends EventType>(
    stream: StreamName,
    type: T,
    body: BodyOf<T>,
    owner: PersonId,
    region: string | null = null,
  ): EventText {
    const seq = this.#head.seq + 1;
    const ms = this.#startMs + seq;
    const fields = "set" in body ? Object.keys(body.set as object) : [];
    const event = writeEvent(
      {
        id: EventId.parse(numbered(2, seq)),
        station: this.#station,
        seq,
        stream,
        type,
        v: 1,
        stamp: nextStamp(null, ms, this.#station),
        clock: { claimedAt: new Date(ms).toISOString(), offsetMs: 0, offsetAgeMs: 1_000 },
        actor: { person: owner, role: "specialist" },
        sets: region === null ? fields : [...fields, ROUTE_FIELD],
        replaces: [],
        routes: region === null ? null : [RegionId.parse(region)],
        prev: this.#head.hash,
      },
      body,
      sha256,
    );
    this.#head = { seq, hash: event.hash };
    return event.text;
  }

  /** What runs on a case after its call: every tenth is with a region, every fifth has a promise. */
  afterCall(n: number, own: number): EventText[] {
    const owner = ownerOf(n, own);
    const caseId = CaseId.parse(numbered(4, n));
    const file = streamName("case", caseId);
    const atMs = this.#startMs + n * 60_000;
    // Still to come, all of them: what has passed would climb while the bench looks.
    const at = (hours: number): string =>
      new Date(this.#endMs + (hours + (n % 40)) * 3_600_000).toISOString();
    const region = RegionId.parse(REGIONS[n % REGIONS.length] ?? "");
    const words = "You hear from me, answer or not.";
    return [
      ...(n % 10 === 0
        ? [
            this.write(
              file,
              "escalation-raised",
              {
                add: {
                  summary: "Asked in October, no opening until spring.",
                  facts: { firstAskedOn: "about Oct 12" },
                  region,
                  priority: "P3",
                  reasons: [],
                  acknowledgeBy: at(24),
                  answerBy: at(48),
                  memberPromisedBy: at(50),
                  lawfulDueOn: null,
                  raisedAt: new Date(atMs).toISOString(),
                },
              },
              owner,
            ),
          ]
        : []),
      ...(n % 5 === 0
        ? [
            this.write(
              file,
              "follow-up-made",
              { add: { kind: "promise", words, owner, dueAt: at(50), caseId, call: null } },
              owner,
            ),
          ]
        : []),
      ...(n % 50 === 0
        ? [
            this.write(
              streamName("call", CallId.parse(numbered(3, n))),
              "scope-keyed",
              {
                set: {
                  scope: {
                    keys: {
                      concerns: ["initial-appointment"],
                      excludedUses: ["grievance"],
                      others: [],
                      grievanceHeard: true,
                    },
                    verdict: "mixed",
                    ruleId: "bench",
                    contentVersion: "bench",
                  },
                },
              },
              owner,
            ),
            this.write(
              streamName("call", CallId.parse(numbered(3, n))),
              "call-typed",
              { set: { grievanceAnswer: { typed: "already-filed" } } },
              owner,
            ),
          ]
        : []),
    ];
  }

  /** A call and the case it opened: five events. */
  aCase(n: number, own: number): EventText[] {
    const owner = ownerOf(n, own);
    const callId = CallId.parse(numbered(3, n));
    const call = streamName("call", callId);
    const file = streamName("case", CaseId.parse(numbered(4, n)));
    const atMs = this.#startMs + n * 60_000;
    const at = new Date(atMs).toISOString();
    const dueOn = new Date(atMs + 14 * 86_400_000).toISOString().slice(0, 10);
    const started = { startedAt: at, contentVersion: "bench", ani: null, owner };
    const reference = `AL 9${String(n).padStart(6, "0")}`;
    const concern = CONCERNS[n % CONCERNS.length] ?? CONCERNS[0];
    return [
      this.write(call, "call-started", { set: { started } }, owner),
      this.write(
        call,
        "call-ended",
        { set: { ended: { endedAt: at, disposition: "escalated", reference } } },
        owner,
      ),
      this.write(
        file,
        "case-opened",
        { set: { opened: { call: callId, reference, concern, owner, openedAt: at } } },
        owner,
        REGIONS[n % REGIONS.length],
      ),
      this.write(
        file,
        "case-typed",
        {
          set: {
            callerName: { typed: `Caller ${n}` },
            memberName: { typed: `Member ${n}` },
            callbackNumber: { typed: `(510) 555-0${100 + (n % 100)}` },
            note: { typed: "Member states: asked in October, no opening until spring." },
          },
        },
        owner,
      ),
      this.write(
        file,
        "case-assessed",
        {
          set: {
            assessment: {
              standard: "TA-5",
              result: "late",
              dueOn,
              list: "S",
              headline: "Earliest offer is 15 business days after the due date",
              contentVersion: "bench",
            },
          },
        },
        owner,
      ),
    ];
  }
}

/**
 * Pages of pulled events, made as they are asked for: so many cases, the latest at `untilMs`. `own`: whose
 * every hundredth case is; `lived`: with escalations, promises and grievances.
 */
export function* manyCases(
  count: number,
  untilMs: number,
  { own = 1, lived = false }: { readonly own?: number; readonly lived?: boolean } = {},
): Generator<EventText[]> {
  const desk = new OtherDesk(untilMs - (count + 1) * 60_000, untilMs);
  let page: EventText[] = [];
  for (let n = 1; n <= count; n += 1) {
    page.push(...desk.aCase(n, own), ...(lived ? desk.afterCall(n, own) : []));
    if (page.length < PULLED_AT_ONCE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

/**
 * A network over which each answer to a pull brings a page of these events besides what the server
 * has: 250,000 events reach the vault by the product's own path, without a server that holds them.
 */
export const bringing = (
  pages: Iterator<EventText[]>,
  network: Transport,
): { readonly transport: Transport; readonly isDone: () => boolean } => {
  let isDone = false;
  const transport: Transport = async (request) => {
    const answer = await network(request);
    if (isDone || !request.url.endsWith("/pull") || answer.status !== 200) return answer;
    const next = pages.next();
    if (next.done === true) {
      isDone = true;
      return answer;
    }
    const told = JSON.parse(answer.body) as { json: { items: unknown[]; more: boolean } };
    const items = next.value.map((text) => ({ kind: "event", ...text }));
    const json = { ...told.json, items: [...items, ...told.json.items], more: true };
    return { ...answer, body: JSON.stringify({ ...told, json }) };
  };
  return { transport, isDone: () => isDone };
};
