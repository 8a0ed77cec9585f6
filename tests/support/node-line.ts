import { type CallView } from "#shared/contract/views.ts";
import { type ScopeKeys } from "#shared/events/bodies.ts";
import { type NodeDesk, type NodeDeskOptions, openNodeDesk } from "./node-desk.ts";
import { type Centre, cuttableNetwork, lineCoverage, PASSPHRASE, startCentre } from "./thread.ts";

export const FIRST_APPOINTMENT: ScopeKeys = {
  concerns: ["initial-appointment"],
  excludedUses: [],
  others: [],
  grievanceHeard: false,
};

export type LineDesk = NodeDesk & { readonly network: ReturnType<typeof cuttableNetwork> };

/** A central server and any number of desks without a browser; `close` ends them all. */
export class NodeLine {
  readonly centre: Centre;
  readonly #desks = new Set<LineDesk>();

  constructor(centre: Centre) {
    this.centre = centre;
  }

  static async start(nowIso: string): Promise<NodeLine> {
    return new NodeLine(await startCentre(nowIso));
  }

  /** Opens a desk; with a `dataFolder` and `store` of before it is that desk again. `isCut`: it starts without the network. */
  async open(options: Partial<NodeDeskOptions> = {}, isCut = false): Promise<LineDesk> {
    const network = cuttableNetwork();
    if (isCut) network.cut();
    const { clock } = this.centre;
    const desk = {
      ...(await openNodeDesk({ clock, transport: network.transport, ...options })),
      network,
    };
    this.#desks.add(desk);
    return desk;
  }

  async enrolled(
    name: string,
    login: string,
    coverage = lineCoverage,
    options: Partial<NodeDeskOptions> = {},
  ): Promise<LineDesk> {
    const desk = await this.open(options);
    const { server } = this.centre;
    const code = await server.createEnrolmentCode({ deskName: name, coverage });
    await desk.ask.session.enrol({ server: server.url, code });
    await desk.ask.session.signIn({ login, passphrase: PASSPHRASE });
    return desk;
  }

  async shut(desk: LineDesk): Promise<void> {
    this.#desks.delete(desk);
    await desk.close();
  }

  async close(): Promise<void> {
    for (const desk of this.#desks) await desk.close();
    await this.centre.close();
  }
}

/** A call with everything a case needs. */
export const aCall = async ({ ask }: NodeDesk): Promise<CallView> => {
  const { callId } = await ask.call.start({ ani: null });
  const facts = {
    listening: "No therapist has an opening, asked since October",
    callbackNumber: "510 555 0142",
    callerName: "Rosa Delgado",
    memberName: "Mateo Delgado",
    regionOrZip: "bay",
    firstAskedOn: "11/5",
    withWhom: "therapist",
    earliestOffer: "Dec 18",
  };
  for (const [field, text] of Object.entries(facts)) await ask.call.type({ callId, field, text });
  await ask.call.keySafety({ callId, key: "asked-safe", words: "says safe" });
  return ask.call.keyScope({ callId, keys: FIRST_APPOINTMENT });
};

export const noticesOf = ({ workstation }: NodeDesk): string =>
  workstation
    .status()
    .notices.map(({ words }) => words)
    .join(" ");
