import { implement } from "@orpc/server";
import { type Logger } from "pino";
import { serverContract } from "#shared/contract/server.ts";
import { choosePassphrase } from "../people/choose-passphrase.ts";
import { signIn } from "../people/sign-in.ts";
import { makeEnrolmentCode } from "../stations/codes.ts";
import { deliver } from "../stations/deliver.ts";
import { enrol, incarnate } from "../stations/enrol.ts";
import { keepEscrow } from "../stations/escrow.ts";
import { hello } from "../stations/hello.ts";
import { type FeedNews } from "../stations/feed-news.ts";
import { listen } from "../stations/listen.ts";
import { pull } from "../stations/pull.ts";
import { push } from "../stations/push.ts";
import { type BoxKeys, toBase64 } from "../stations/sealing.ts";
import { type StationRecord } from "../store/station-verbs.ts";
import { type Store } from "../store/store.ts";
import { type Caller } from "./gate.ts";
import { type Metrics } from "./metrics.ts";
import { orRefuse } from "./refusals.ts";

export type ApiDeps = {
  readonly store: Store;
  readonly news: FeedNews;
  readonly keys: BoxKeys;
  readonly mode: "demo" | "production";
  readonly trustMs: number;
  readonly now: () => Date;
  readonly metrics: Metrics;
};

/** What a request brings to its procedure: who asks, and what the gate let them in to. */
export type RequestContext = {
  readonly name: string;
  readonly caller: Caller;
  /** Every line of it bears the number of the request. */
  readonly log: Logger;
};

const stationOf = (caller: Caller): StationRecord => {
  if (caller.kind === "stranger")
    throw new Error("The gate let a stranger through to a station's procedure.");
  return caller.station;
};

const personOf = (caller: Caller): Extract<Caller, { kind: "person" }> => {
  if (caller.kind !== "person") throw new Error("The gate let somebody through without a person.");
  return caller;
};

/** The server contract answered: one line per procedure, each a use-case of its slice. */
export const router = (deps: ApiDeps) => {
  const { store, keys, now } = deps;
  const enrolling = { ...deps, serverPublicKey: toBase64(keys.publicKey) };
  const withKey = {
    ...deps,
    privateKey: keys.privateKey,
    onPushed: deps.metrics.pushed.bind(deps.metrics),
  };

  const os = implement(serverContract)
    .$context<RequestContext>()
    .use(({ context, path, next }) => {
      // The gate went by the address; what runs must be what it let somebody in to.
      if (context.name !== path.join("/")) throw new Error("Another procedure than was admitted.");
      return next();
    });

  return os.router({
    enrol: os.enrol.handler(async ({ input }) => orRefuse(await enrol(enrolling, input))),
    escrow: os.escrow.handler(async ({ input, context: { caller } }) =>
      orRefuse(
        await keepEscrow(store, keys.privateKey, stationOf(caller).deskId, input.sealedDataKey),
      ),
    ),
    incarnate: os.incarnate.handler(async ({ input, context: { caller } }) =>
      orRefuse(await incarnate(enrolling, stationOf(caller), input)),
    ),
    hello: os.hello.handler(({ input, context: { caller } }) =>
      hello(store, stationOf(caller), input, now()),
    ),
    signIn: os.signIn.handler(async ({ input, context: { caller } }) =>
      orRefuse(await signIn(withKey, stationOf(caller), input)),
    ),
    choosePassphrase: os.choosePassphrase.handler(async ({ input, context: { caller } }) =>
      orRefuse(await choosePassphrase(deps, stationOf(caller), input)),
    ),
    signOut: os.signOut.handler(async ({ context: { caller } }) => {
      await store.write((tx) => tx.endToken(personOf(caller).tokenHash, now()));
      return {};
    }),
    push: os.push.handler(async ({ input, context: { caller } }) =>
      orRefuse(await push(withKey, stationOf(caller), input.segments)),
    ),
    deliver: os.deliver.handler(async ({ input, context: { log } }) => {
      log.info({ station: input.station }, "a desk's events were brought by another desk");
      return orRefuse(await deliver(withKey, input));
    }),
    pull: os.pull.handler(({ input, context: { caller } }) =>
      pull(store, stationOf(caller), input.cursor, input.limit),
    ),
    listen: os.listen.handler(({ input, context: { caller } }) =>
      listen(deps, stationOf(caller), input),
    ),
    createEnrolmentCode: os.createEnrolmentCode.handler(async ({ input, context: { caller } }) => {
      const { person } = personOf(caller);
      const { code, expiresAt } = await makeEnrolmentCode(store, input, person.id, now());
      return { code, expiresAt: expiresAt.toISOString() };
    }),
  });
};
