import { type implement } from "@orpc/server";
import {
  type PracticeRow,
  type PracticeSaid,
  type PracticeScoreView,
} from "#shared/contract/practice-views.ts";
import { type CallView } from "#shared/contract/views.ts";
import { type workstationContract } from "#shared/contract/workstation.ts";
import { CallId } from "#shared/events/ids.ts";
import { practiceId } from "#shared/practice/practice-id.ts";
import { aCall } from "./fake-call.ts";
import { answering } from "./fake-states.ts";
import { type Situation } from "./situation.ts";

const ID = CallId.parse(practiceId("00000000-0000-4000-8000-000000000001"));
const AT = "2026-11-24T18:04:00.000Z";

const figures = {
  verdictRight: false,
  safetyAsked: true,
  crisisRight: true,
  factsMissing: 2,
  factsExpected: 7,
  wordsToChange: 1,
  seconds: 245,
};
const row = (
  id: string,
  name: string,
  about: string,
  language: "en" | "es" = "en",
): PracticeRow => ({ id, name, about, language, last: null });

const LONG = "Maria-Fernanda Papadopoulos-Vandenberghe of the Greater Sacramento Valley";
const rowsOf = (situation: Situation): PracticeRow[] =>
  situation.empty
    ? []
    : [
        {
          ...row(
            "first-visit",
            situation.longNames ? LONG : "Dolores Whitfield",
            "Calls about a first appointment",
          ),
          last: { caller: "first-visit", contentVersion: "x", at: AT, ...figures },
        },
        row("too-far", "Rosalba Iturbe", "Calls about the way to the clinic", "es"),
        {
          ...row("tonight", "Marguerite Sloane", "Calls about a follow-up visit"),
          last: {
            caller: "tonight",
            contentVersion: "x",
            at: AT,
            ...figures,
            verdictRight: true,
            factsMissing: 0,
            wordsToChange: 0,
          },
        },
        row("nobody", "Nobody speaks", "A short call"),
      ];

const SCORE: PracticeScoreView = {
  caller: "first-visit",
  name: "Dolores Whitfield",
  ...figures,
  missed: [
    {
      aspect: "verdict",
      words: "Keyed: not for this line. It fits: in scope (First appointment).",
      why: "A first appointment that cannot be had soon is the first concern of this line (L2).",
    },
    {
      aspect: "facts",
      words: "Not on record: What would work.",
      why: "Dolores Whitfield, when asked: “Any morning before noon. Yes, book the first one that fits.”",
    },
    {
      aspect: "facts",
      words: "Not on record: Medication runs out.",
      why: "Dolores Whitfield, when asked: “I don't take any medication.”",
    },
    {
      aspect: "words",
      words: "Written: “claims”. Neutral: “Member states:”",
      why: "The record may be read by regulators and by the member.",
    },
  ],
  kept: [
    {
      aspect: "safety",
      words: "Safety: asked, safe.",
      why: "Safety comes before the scope check, also on a calm call.",
    },
    {
      aspect: "crisis",
      words: "The crisis path was not needed.",
      why: "She says that she is safe, and nothing else was heard.",
    },
  ],
};

const SAYS: Readonly<Record<string, readonly [string, string]>> = {
  callbackNumber: ["Number to call back", "555-0131, that's my cell."],
  firstAskedOn: ["First asked on", "About three weeks ago."],
  safety: ["Safety", "No, nothing like that. I'm safe."],
};

type Around = {
  readonly calls: Map<CallId, CallView>;
  readonly keep: (view: CallView) => CallView;
  readonly situation: Situation;
  readonly failing: () => void;
};

/** Simulated callers, in memory. */
export const fakePractice = (
  make: ReturnType<typeof implement<typeof workstationContract>>["practice"],
  { calls, keep, situation, failing }: Around,
) => {
  let asked: string[] = [];
  const said = (): PracticeSaid => ({
    name: "Dolores Whitfield",
    language: "en",
    lines: [
      {
        asked: null,
        says: "Hi. I asked for a therapist this fall, and the date they gave me is so far off I don't see the point.",
        inEnglish: null,
      },
      ...asked.flatMap((field) => {
        const found = SAYS[field];
        return found === undefined ? [] : [{ asked: found[0], says: found[1], inEnglish: null }];
      }),
    ],
  });
  return {
    get: make.get.handler(async () => {
      failing();
      await answering(situation.slow);
      const open = calls.get(ID);
      return {
        callers: rowsOf(situation),
        open:
          open === undefined
            ? null
            : { callId: ID, caller: "first-visit", name: "Dolores Whitfield" },
      };
    }),
    start: make.start.handler(() => {
      asked = [];
      return keep(aCall(ID, new Date().toISOString()));
    }),
    ask: make.ask.handler(({ input }) => {
      if (!asked.includes(input.field)) asked = [...asked, input.field];
      return said();
    }),
    end: make.end.handler(() => {
      calls.delete(ID);
      return SCORE;
    }),
    leave: make.leave.handler(() => {
      calls.delete(ID);
      return {};
    }),
  };
};
