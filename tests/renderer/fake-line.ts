import { type implement } from "@orpc/server";
import { type LineView } from "#shared/contract/line.ts";
import { type workstationContract } from "#shared/contract/workstation.ts";
import { EventId } from "#shared/events/ids.ts";
import { refuse } from "./fake-refusal.ts";
import { type Situation } from "./situation.ts";

const idOf = (n: number) => EventId.parse(`00000000-0000-4000-8000-0000000007${n}0`);

/** The line outside its plan, in memory. */
export const fakeLine = (
  make: ReturnType<typeof implement<typeof workstationContract>>,
  situation: Situation,
) => {
  const inside: LineView["inside"] = situation.empty
    ? []
    : [
        {
          id: idOf(1),
          owner: "Karina Alvarado",
          member: "Mateo D.",
          words: "Tell Rosa what the Bay and Coast team answered",
          due: "today 2 PM",
        },
        {
          id: idOf(2),
          owner: "Devon Price",
          member: "Jonah Aldridge",
          words: "Call back about the first appointment",
          due: "today 4:30 PM",
        },
      ];
  const plan: LineView = situation.lineClosed
    ? {
        open: false,
        words: "Line closed · opens Mon Nov 30, 8 AM PT",
        inForce: null,
        inside: [],
        insideUntil: "Thu, 10:04 AM",
      }
    : {
        open: true,
        words: "Line open · closes 5:00 PM PT",
        inForce: null,
        inside,
        insideUntil: "Thu, 10:04 AM",
      };
  let view = plan;
  return {
    get: make.line.get.handler(async () => {
      if (situation.slow) await new Promise(() => undefined);
      if (situation.failing) throw new Error("no store");
      return view;
    }),
    set: make.line.set.handler(({ input: { kind, reason, until } }) => {
      if (reason.trim() === "")
        throw refuse(
          "no-reason",
          "Say why in a few words, as callers may hear it: smoke in the building.",
        );
      const isClosed = kind === "closed";
      view = {
        open: !isClosed,
        words: `${isClosed ? "Line closed" : "Line open"} · ${reason}`,
        inForce: {
          id: idOf(3),
          kind,
          reason,
          words: `${isClosed ? "Closed" : "Opened"} by T. Reyes, today 10:04 AM; ${until === "" ? "until it is taken back" : `until ${until}`}`,
        },
        inside,
        insideUntil: until === "" ? "Thu, 10:04 AM" : until,
      };
      return view;
    }),
    takeBack: make.line.takeBack.handler(() => (view = plan)),
  };
};
