import { whenWords } from "#shared/case/pacific-words.ts";
import {
  AWAY_PAGE,
  type AwayNews,
  type AwayView,
  type RefusedHere,
  type RefusedRow,
} from "#shared/contract/away.ts";
import { ACCESS_WINDOW_MS } from "#shared/events/access-record.ts";
import { type BodyOf, type EventType, readBody } from "#shared/events/catalogue.ts";
import { type ParsedEvent, storedEvent } from "#shared/events/envelope.ts";
import { type CaseId, type EventId, type PersonId } from "#shared/events/ids.ts";
import { streamName } from "#shared/events/stream.ts";
import { withTexts } from "#shared/events/texts-in.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import { type NewEvent } from "../journal/recorder.ts";
import { type VaultKeeper } from "../vault/vault-keeper.ts";
import { type WorkDeps } from "./work-deps.ts";

type Text = { readonly path: string; readonly text: string };

/** Refused because of who wrote it: only somebody else can write it. */
const OF_THE_PERSON = new Set(["role-not-allowed", "other-region"]);
/** Nothing that is written again could ever count. */
const NEVER = new Set(["practice", "server-only"]);

type Shown = {
  readonly person: PersonId;
  readonly sinceMs: number | null;
  readonly total: number;
  readonly refused: ReadonlySet<EventId>;
};

/** What others did while a person was away, and what the server refused of this desk's events. */
export class AwayWork {
  readonly #deps: WorkDeps;
  readonly #keeper: VaultKeeper;
  #shown: Shown | null = null;
  /** Lists that are on record already. */
  readonly #recorded = new Set<string>();

  /** The desk's own keeper: a practice call has no store that anything arrives in. */
  constructor(deps: WorkDeps, keeper: VaultKeeper) {
    this.#deps = deps;
    this.#keeper = keeper;
  }

  /** Somebody signed in, unlocked or pressed a key. A store that is away misses nothing: it is told again. */
  async here(): Promise<void> {
    const { clock, actorOrNull } = this.#deps;
    const keeper = this.#keeper;
    const actor = actorOrNull();
    if (actor === null || !keeper.isOpen) return;
    await keeper
      .ask((vault) => vault.seenHere({ person: actor.person, now: clock.now().toISOString() }))
      .catch(() => undefined);
  }

  async news(): Promise<AwayNews> {
    const { found, refused, person } = await this.#look(0);
    const { sinceMs, total, setAside } = found;
    const shown = this.#shown;
    const isAsShown =
      shown !== null &&
      shown.person === person &&
      shown.sinceMs === sinceMs &&
      total <= shown.total &&
      refused.every(({ event }) => shown.refused.has(event));
    const news = total + refused.length > 0 && !isAsShown;
    return { total, setAside, refused: refused.length, news };
  }

  async get(from: number): Promise<AwayView> {
    const { found, refused, nowMs } = await this.#look(from);
    const { sinceMs, total, rows } = found;
    await this.#recordAccess([...rows, ...refused].flatMap(({ caseId }) => caseId ?? []));
    return {
      rows,
      total,
      from,
      sinceWords: sinceMs === null ? null : whenWords(sinceMs, nowMs),
      refused: refused.map((row) => this.#here(row)),
    };
  }

  async shown(): Promise<void> {
    const { found, refused, person } = await this.#look(0);
    this.#shown = {
      person,
      sinceMs: found.sinceMs,
      total: found.total,
      refused: new Set(refused.map(({ event }) => event)),
    };
  }

  /** The refused event stays where it is; a new one says the same, corrected, and both are kept at once. */
  async writeAgain(event: EventId, texts: readonly Text[]): Promise<Result<AwayView>> {
    const row = await this.#refused(event);
    if (!row.ok) return row;
    const { notAgain } = this.#here(row.value);
    if (notAgain !== null) return refuse("not-again", notAgain);
    const written = await this.#written(event);
    if (written === null)
      return refuse(
        "not-here",
        "This desk does not hold what was written any more. Close this panel.",
      );
    const again = correctedEvent(written, texts);
    if (again === null) return refuse("not-fitting", NOT_FITTING);
    await this.#record(again, this.#settled(event, "written-again"));
    return accept(await this.get(0));
  }

  async leave(event: EventId): Promise<Result<AwayView>> {
    const row = await this.#refused(event);
    if (!row.ok) return row;
    await this.#record(this.#settled(event, "left"));
    return accept(await this.get(0));
  }

  async #look(from: number) {
    const { clock } = this.#deps;
    const keeper = this.#keeper;
    const { id: person, role, regions } = this.#deps.person();
    const now = clock.now().toISOString();
    const query = { person, regions: role === "regional" ? regions : [], now, from };
    const found = await keeper.ask((vault) => vault.away(query));
    const refused = await this.#allRefused();
    return { found, refused, nowMs: Date.parse(now), person };
  }

  /** A supervisor sees what anybody at this desk was refused; everybody else their own. */
  #allRefused(): Promise<RefusedRow[]> {
    const { clock } = this.#deps;
    const keeper = this.#keeper;
    const { id, role } = this.#deps.person();
    const by = role === "supervisor" ? null : id;
    return keeper.ask((vault) => vault.refused({ by, now: clock.now().toISOString() }));
  }

  async #refused(event: EventId): Promise<Result<RefusedRow>> {
    const row = (await this.#allRefused()).find((each) => each.event === event);
    return row === undefined
      ? refuse("settled", "This was dealt with already. Nothing more is to be done.")
      : accept(row);
  }

  async #written(event: EventId): Promise<ParsedEvent | null> {
    const text = await this.#keeper.ask((vault) => vault.ownEvent({ event }));
    return text === null ? null : storedEvent(text);
  }

  #here({ byId, reason, ...row }: RefusedRow): RefusedHere {
    const isAuthor = byId === this.#deps.person().id;
    const notAgain =
      NEVER.has(reason) || (OF_THE_PERSON.has(reason) && isAuthor) ? row.remedy : null;
    return { ...row, notAgain };
  }

  #settled(event: EventId, how: "written-again" | "left"): NewEvent<"refusal-settled"> {
    const { desk, clock } = this.#deps;
    return {
      stream: streamName("desk", desk.identity?.deskId ?? ""),
      type: "refusal-settled",
      body: { add: { event, how, at: clock.now().toISOString() } },
    };
  }

  /** A list is one record, with ids; the same list within a quarter of an hour is the same look. */
  async #recordAccess(found: readonly CaseId[]): Promise<void> {
    const { desk, clock } = this.#deps;
    const cases = [...new Set(found)].toSorted();
    const window = Math.floor(clock.nowMs() / ACCESS_WINDOW_MS);
    const key = `${this.#deps.person().id}/${cases.join(",")}/${window}`;
    if (cases.length === 0 || this.#recorded.has(key)) return;
    const at = clock.now().toISOString();
    const lists = [cases.slice(0, AWAY_PAGE), cases.slice(AWAY_PAGE)];
    await this.#record(
      ...lists
        .filter(({ length }) => length > 0)
        .map((list) => ({
          stream: streamName("access", desk.identity?.deskId ?? ""),
          type: "access-recorded" as const,
          body: { add: { case: list, purpose: "list" as const, at } },
        })),
    );
    this.#recorded.add(key);
  }

  async #record(...events: readonly NewEvent[]): Promise<void> {
    await this.#deps.desk.recorder.record(this.#deps.actor(), events);
  }
}

const NOT_FITTING =
  "As it is written it does not fit: shorten what is too long, fill what is empty, then press Ctrl+Enter again. Nothing is lost.";

/** The same event with other texts in it; null: its body would not be one of its type. */
const correctedEvent = (
  { envelope, body }: ParsedEvent,
  texts: readonly Text[],
): NewEvent | null => {
  if (body.kind === "erased") return null;
  const { routes, type, stream } = envelope;
  const json = withTexts(body.json, texts);
  const read = readBody({ envelope, body: { kind: "plain", json }, text: EMPTY });
  if (read === null) return null;
  // As it was read: an empty `set` belongs to events that only add.
  const written = read.add === undefined ? { set: read.set } : { add: read.add };
  return {
    stream,
    type,
    body: written as BodyOf<EventType>,
    ...(routes === null ? {} : { routes }),
  } as NewEvent;
};

const EMPTY = { envelope: "", body: "" };
