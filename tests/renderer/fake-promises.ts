import { type implement } from "@orpc/server";
import { type FollowUpRow, type HandedRow, type HereRow } from "#shared/contract/promise-views.ts";
import { type DeskView } from "#shared/contract/views.ts";
import { type workstationContract } from "#shared/contract/workstation.ts";
import { PersonId } from "#shared/events/ids.ts";
import { caseIdOf, eventIdOf } from "./fake-rows.ts";
import { refuse } from "./fake-refusal.ts";

const person = (n: number, name: string, isLead: boolean, words: string): HereRow => ({
  id: PersonId.parse(`00000000-0000-4000-8000-0000000000${n}`),
  name,
  isLead,
  absent: words.startsWith("marked"),
  words,
});

const base = {
  callId: null,
  kind: "promise",
  number: "510 555 0142",
  message: "unknown",
  standing: null,
  promisedBy: "T. Brandt",
} as const;

const HANDED: readonly HandedRow[] = [
  {
    ...base,
    id: eventIdOf(61),
    caseId: caseIdOf(2),
    member: "Linh T.",
    words: "I will call you at one with what the clinic says.",
    reference: "AL 7K3 198",
    due: { words: "today 1 PM", tone: "soon", used: 0.8 },
    offer: eventIdOf(62),
    reason: "T. Brandt hands it to you · she is at work until one",
  },
];
const ABSENT: HandedRow = {
  ...base,
  id: eventIdOf(63),
  caseId: caseIdOf(3),
  member: "J. Okafor",
  words: "You hear from us today, answer or not.",
  reference: "AL 5QD 031",
  due: { words: "today 11 AM", tone: "late", used: 1 },
  offer: null,
  promisedBy: "P. Haddad",
  reason: "P. Haddad is not at a desk today",
};

/** Promises that go from one person to another, in the window's fake. */
export const fakePromises = (
  make: ReturnType<typeof implement<typeof workstationContract>>["promises"],
  { handed, leads }: { readonly handed: boolean; readonly leads: boolean },
) => {
  let here: HereRow[] = [
    person(31, "T. Brandt", false, "at a desk 10:02 AM"),
    person(32, "L. Castellanos", true, "at a desk 9:14 AM"),
    person(33, "P. Haddad", false, "not at a desk today"),
  ];
  let rows: HandedRow[] = handed ? [...HANDED, ...(leads ? [ABSENT] : [])] : [];
  const offered = new Map<string, string>();
  const nameOf = (id: string): string => here.find((each) => each.id === id)?.name ?? "";
  const standing = (row: FollowUpRow): FollowUpRow => ({
    ...row,
    standing: offered.get(row.id) ?? row.standing,
  });
  const gone = (id: string): void => void (rows = rows.filter((row) => row.id !== id));
  return {
    of: {
      offer: make.offer.handler(({ input }) => {
        if (nameOf(input.to).startsWith("P."))
          throw refuse(
            "colleague-absent",
            "P. Haddad is marked absent today. Choose somebody else.",
          );
        for (const id of input.followUps)
          offered.set(id, `offered to ${nameOf(input.to)} 10:06 AM`);
        return { offered: input.followUps.length };
      }),
      withdraw: make.withdraw.handler(({ input }) => {
        offered.delete(input.followUp);
        return {};
      }),
      take: make.take.handler(({ input }) => {
        gone(input.followUp);
        return {};
      }),
      notNow: make.notNow.handler(({ input }) => {
        gone(input.followUp);
        return {};
      }),
      here: make.here.handler(() => here),
      mark: make.mark.handler(({ input }) => {
        here = here.map((row) =>
          row.id === input.person
            ? {
                ...row,
                absent: !input.here,
                words: input.here ? "here today" : "marked absent today",
              }
            : row,
        );
        return here;
      }),
    },
    on: (desk: DeskView): DeskView => ({
      ...desk,
      promises: desk.promises.map(standing),
      handed: rows,
    }),
  };
};
