import { monitorEventLoopDelay } from "node:perf_hooks";
import { Counter, Gauge, Histogram, type OpenMetricsContentType, Registry } from "prom-client";
import { type Connections } from "../store/database.ts";
import { accessTo } from "./gate.ts";

const NS_PER_S = 1e9;

export type Gauges = {
  /** Desks that wait for news. */
  readonly listening: () => number;
  /** Null: the database is embedded and has one connection. */
  readonly connections: () => Connections | null;
};

/**
 * What a server counts, as OpenMetrics. Labels are names that this program knows: procedures, classes
 * of status, codes and verdicts; never an id, a name or anything that somebody sent.
 */
export class Metrics {
  readonly #registry = new Registry<OpenMetricsContentType>();
  readonly #delay = monitorEventLoopDelay({ resolution: 20 });
  readonly #requests: Counter<"route" | "status">;
  readonly #seconds: Histogram<"route">;
  readonly #refusals: Counter<"code">;
  readonly #batches: Counter;
  readonly #events: Counter<"verdict">;

  constructor({ listening, connections }: Gauges) {
    this.#registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
    const registers = [this.#registry];
    this.#requests = new Counter({
      name: "accessline_requests",
      help: "Calls answered, by procedure and class of status.",
      labelNames: ["route", "status"],
      registers,
    });
    this.#seconds = new Histogram({
      name: "accessline_request_seconds",
      help: "How long an answer took; listening waits by design.",
      labelNames: ["route"],
      buckets: [0.01, 0.05, 0.1, 0.5, 1, 2, 5, 15],
      registers,
    });
    this.#refusals = new Counter({
      name: "accessline_refusals",
      help: "Calls refused, by code; too-many-requests and too-busy came with Retry-After.",
      labelNames: ["code"],
      registers,
    });
    this.#batches = new Counter({
      name: "accessline_push_batches",
      help: "Pushes that were answered.",
      registers,
    });
    this.#events = new Counter({
      name: "accessline_events_stored",
      help: "Events recorded for the first time, by verdict.",
      labelNames: ["verdict"],
      registers,
    });
    const gauge = (name: string, help: string, value: () => number): Gauge =>
      new Gauge({ name, help, registers, collect: (): void => void all.get(name)?.set(value()) });
    const all = new Map<string, Gauge>();
    const delay = this.#delay;
    const add = (name: string, help: string, value: () => number): void =>
      void all.set(name, gauge(name, help, value));
    add("accessline_open_streams", "Desks that wait for news.", listening);
    add("accessline_event_loop_delay_seconds", "99th percentile since the start.", () =>
      Number.isFinite(delay.percentile(99)) ? delay.percentile(99) / NS_PER_S : 0,
    );
    if (connections() !== null) {
      const of = (key: keyof Connections) => () => connections()?.[key] ?? 0;
      add("accessline_database_connections", "Open to the database.", of("open"));
      add("accessline_database_connections_idle", "Of these, unused.", of("idle"));
      add("accessline_database_waiting", "Calls that wait for a connection.", of("waiting"));
    }
    delay.enable();
  }

  /** `name`: as it was asked for; what is no procedure counts as "other". */
  answered(name: string, status: number, ms: number, code: string | null): void {
    const route = accessTo(name) === null ? "other" : name;
    this.#requests.inc({ route, status: `${Math.floor(status / 100)}xx` });
    this.#seconds.observe({ route }, ms / 1000);
    if (code !== null) this.#refusals.inc({ code });
  }

  pushed(verdicts: readonly { readonly verdict: { readonly kind: string } }[]): void {
    this.#batches.inc();
    for (const { verdict } of verdicts) this.#events.inc({ verdict: verdict.kind });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }

  close(): void {
    this.#delay.disable();
  }
}
