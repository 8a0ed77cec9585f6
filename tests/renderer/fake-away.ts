import { type implement } from "@orpc/server";
import { type AwayRow, type AwayView, type RefusedHere } from "#shared/contract/away.ts";
import { type HealthView } from "#shared/contract/health.ts";
import { type workstationContract } from "#shared/contract/workstation.ts";
import { caseIdOf, eventIdOf } from "./fake-rows.ts";
import { answering } from "./fake-states.ts";
import { refuse } from "./fake-refusal.ts";
import { type Situation } from "./situation.ts";

type Make = ReturnType<typeof implement<typeof workstationContract>>;

const row = (
  at: number,
  kind: AwayRow["kind"],
  member: string,
  words: string,
  over: Partial<AwayRow> = {},
): AwayRow => ({
  key: `away-${at}`,
  kind,
  caseId: caseIdOf(at),
  callId: null,
  reference: `AL 7K3 20${at}`,
  member,
  words,
  detail: null,
  who: "M. Okada",
  atWords: "today 8:12 AM",
  tone: "plain",
  ...over,
});

const NEWS: readonly AwayRow[] = [
  row(
    1,
    "answer",
    "Mateo Delgado",
    "Answered: booked Tue, Dec 1, 10 AM, Dr. Lee, video, from home",
    {
      detail: "The clinic holds the slot until Monday noon.",
      tone: "good",
    },
  ),
  row(2, "answer", "Jonah Aldridge", "Asked for information", {
    detail: "Which language does the family prefer for the first visit?",
    tone: "waiting",
    atWords: "Wed, Nov 25, 4:40 PM",
  }),
  row(3, "two-values", "Rosa Delgado", "Two desks wrote “Earliest offer”: choose which holds", {
    who: "Tobias Brandt",
    tone: "late",
  }),
  row(4, "handed-over", "Ines Paredes", "A call was offered to you", {
    caseId: null,
    reference: "",
    detail: "Waits for the clinic’s back line; she would like to be called by 3.",
    who: "Devon Price",
    tone: "waiting",
  }),
  row(5, "changed", "Omar Haddad", "Note", {
    detail: "Member states the ride to the clinic takes two buses.",
    who: "Devon Price",
  }),
  row(6, "line", "", "The line was closed at 4 PM until Mon, Nov 30, 8 AM", {
    caseId: null,
    reference: "",
    detail: "smoke in the building",
    who: "T. Reyes",
  }),
];

const REFUSED: RefusedHere = {
  event: eventIdOf(70),
  caseId: caseIdOf(7),
  callId: null,
  reference: "AL 7K3 207",
  member: "Samuel Ortiz",
  words: "Note",
  detail: "Member states that the the clinic called",
  by: "Karina Alvarado",
  atWords: "Wed, Nov 25, 4:55 PM",
  remedy: "Another event bears this number already. Record what it says again.",
  texts: [{ path: "add.text", text: "Member states that the the clinic called" }],
  notAgain: null,
};
const BY_ANOTHER: RefusedHere = {
  ...REFUSED,
  event: eventIdOf(71),
  member: "Lena Fischer",
  reference: "AL 7K3 208",
  words: "Closed · the member withdrew it",
  detail: null,
  remedy: "A regional may not record this; a specialist or supervisor may. Ask one of them.",
  texts: [],
  notAgain: "A regional may not record this; a specialist or supervisor may. Ask one of them.",
};

const LONG = "Wilhelmina-Alexandra Featherstonehaugh-Cholmondeley ".repeat(4);

/** What happened meanwhile, in memory. */
export const fakeAway = (make: Make, situation: Situation) => {
  let refused = [REFUSED, BY_ANOTHER];
  let shown = false;
  const view = (from: number): AwayView => {
    const news = situation.longNames
      ? NEWS.map((each) => ({ ...each, member: LONG, detail: LONG }))
      : NEWS;
    const many = Array.from({ length: 130 }, (_, at) => ({
      ...(news[at % 2] ?? row(1, "answer", "", "")),
      key: `many-${at}`,
    }));
    const rows = situation.awayMany ? many : news;
    const here = situation.away ? rows : [];
    return {
      rows: here.slice(from, from + 100),
      total: here.length,
      from,
      sinceWords: situation.away ? "Wed, Nov 25, 5:02 PM" : null,
      refused: situation.away ? refused : [],
    };
  };
  const without = (event: string): AwayView => {
    refused = refused.filter((each) => each.event !== event);
    return view(0);
  };
  return {
    news: make.away.news.handler(async () => {
      if (situation.awayLater) await new Promise((later) => setTimeout(later, 2_500));
      const { total, refused: none } = view(0);
      const news = situation.away === true && !shown;
      return { total, refused: none.length, setAside: situation.away ? 412 : 0, news };
    }),
    get: make.away.get.handler(async ({ input }) => {
      if (situation.failing) throw new Error("The store is being rebuilt.");
      await answering(situation.slow);
      return view(input.from);
    }),
    shown: make.away.shown.handler(() => {
      shown = true;
      return {};
    }),
    writeAgain: make.away.writeAgain.handler(({ input }) => {
      if (situation.refusing)
        throw refuse("not-kept", "Not kept: this desk's disk is full. Free space, then try again.");
      return without(input.event);
    }),
    leave: make.away.leave.handler(({ input }) => without(input.event)),
  };
};

const ASIDE: HealthView["setAside"] = [
  {
    id: "a",
    count: 412,
    reason: "not-decrypted",
    kindWords: "Events of the store (412)",
    sizeWords: "318 KB",
    atWords: "today 8:01 AM",
    why: "It does not open with this desk’s key: it is damaged, or of another key.",
    what: "The server sends its copy again by itself. It is tried at each unlock; tell the central team if it stays for a day.",
  },
  {
    id: "b",
    count: 3,
    reason: "newer-version",
    kindWords: "Events of a newer version",
    sizeWords: "2 KB",
    atWords: "",
    why: "A newer build wrote it.",
    what: "Its cases say so and wait. Take the newer build (supervisor, Ctrl+Shift+B).",
  },
];

/** How this desk stands, in memory. */
export const fakeHealth = (make: Make, situation: Situation) => ({
  get: make.health.get.handler(async (): Promise<HealthView> => {
    if (situation.failing) throw new Error("The store is being rebuilt.");
    await answering(situation.slow);
    return {
      disk: situation.away
        ? {
            kind: "low",
            words: "1.4 GB free, less than 2.0 GB",
            remedy:
              "Empty the recycle bin and the downloads of this machine, or tell IT. What you do is kept as long as the disk takes anything.",
          }
        : { kind: "enough", words: "118.2 GB free", remedy: null },
      store: { kind: "enough", words: "214 MB used, 58.3 GB left", remedy: null },
      unsentWords: situation.offline ? "3 events, kept in the journal" : "nothing",
      setAside: situation.away ? ASIDE : [],
      setAsideTotal: situation.away ? ASIDE.length : 0,
    };
  }),
  exportUnsent: make.health.exportUnsent.handler(({ input }) => {
    if (input.folder.trim() === "")
      throw refuse("folder-not-whole", "Type the whole folder, from its drive on.");
    return {
      words:
        "3 events in 1 file, sealed for the server. They also stay here until the server has them.",
    };
  }),
  deliver: make.health.deliver.handler(() => ({
    words: "The server has all 12 events of this file. The files may be deleted.",
  })),
});
