import { describe, expect, test } from "vitest";
import { entryField } from "#shared/facts/entries.ts";
import { judgement, aCall, aids, TEN_AM } from "./a-call.ts";

const rioOaks = {
  clinicName: "Rio Oaks Behavioral Health, Sacramento",
  clinicResult: "no-offer",
  clinicSpokeWith: "Dana",
  memberJoins: "holds",
};
const SECOND = "m3k9x100";
const second = (part: "clinic" | "phone" | "result" | "slot" | "until"): string =>
  entryField("clinic", SECOND, part);
const around = { specialist: "K. Alvarado", offline: true };

describe("a contact with a clinic", () => {
  test("is told with what came of it, with whom, and the slot in words", () => {
    const { contacts } = aids({
      ...rioOaks,
      [second("clinic")]: "Sierra Foothill Counseling, Placerville",
      [second("result")]: "offered",
      [second("slot")]: "Mon 3pm",
      [second("until")]: "until tomorrow noon",
    }).facts;
    expect(contacts).toEqual([
      {
        id: "first",
        clinic: "Rio Oaks Behavioral Health, Sacramento",
        result: "No date",
        detail: "spoke with Dana · caller held",
        slot: "",
        remark: "",
      },
      {
        id: SECOND,
        clinic: "Sierra Foothill Counseling, Placerville",
        result: "Offered a date",
        detail: "",
        slot: "slot Mon, Nov 30, 3:00 PM · held until Thu, Nov 26, 12:00 PM",
        remark: "",
      },
    ]);
  });

  test.each([
    ["Thursday 10 AM", "Thanksgiving Day: clinic closed, check"],
    ["Dec 5", "Saturdays: clinic closed, check"],
    ["Dec 4", ""],
    ["next month", ""],
  ])("a slot on %s: %s", (clinicSlot, remark) => {
    expect(aids({ ...rioOaks, clinicSlot }).facts.contacts[0]?.remark).toBe(remark);
  });

  test.each([
    ["clinicSlot", "yesterday", "already past"],
    ["clinicSlot", "Feb 30", "There is no Feb 30"],
    ["clinicSlot", "today 9 AM", "Wed, Nov 25, 9:00 AM is already past"],
    ["clinicSlotUntil", "until 9 AM", "Wed, Nov 25, 9:00 AM is already past"],
    ["clinicSlotUntil", "soon", "Not understood as a date"],
    ["outsideOn", "tomorrow", "has not come yet"],
  ])("%s: %s is refused with the reason", (field, text, reason) => {
    const read = aids({ ...rioOaks, [field]: text }).understood[field];
    expect(read?.words).toBeNull();
    expect(read?.refusal).toContain(reason);
  });

  test.each([
    ["until 5 PM", "Wed, Nov 25, 5:00 PM"],
    ["hasta mañana", "Thu, Nov 26"],
    ["Fri 3pm", "Fri, Nov 27, 3:00 PM"],
  ])("a hold %s is said back as %s", (text, words) => {
    expect(aids({ clinicSlotUntil: text }).understood["clinicSlotUntil"]).toEqual({
      words,
      refusal: null,
    });
  });

  test("a slot cannot be held beyond its own time", () => {
    const held = (clinicSlot: string, clinicSlotUntil: string) =>
      aids({ ...rioOaks, clinicSlot, clinicSlotUntil }).understood["clinicSlotUntil"];
    expect(held("Fri 3pm", "Mon noon")?.refusal).toContain(
      "The slot is Fri, Nov 27, 3:00 PM: it cannot be held until Mon, Nov 30, 12:00 PM",
    );
    expect(held("Fri 3pm", "Fri")?.refusal).toBeNull();
  });

  test("goes with an escalation once it has a clinic, and out of network with it", () => {
    const rows = (fields: Record<string, string>) =>
      judgement
        .packet(aCall(fields))
        .filter(({ field }) => field.startsWith("clinic-") || field.startsWith("outside"));
    expect(rows({ clinicResult: "no-answer" })).toEqual([]);
    expect(rows({ ...rioOaks, outsideBy: "L. Castellanos", outsideAuthorised: "pending" })).toEqual(
      [
        { field: "outsideBy", label: "Out of network, considered by", value: "L. Castellanos" },
        { field: "outsideAuthorised", label: "Out of network, authorized", value: "Pending" },
        {
          field: "clinic-first",
          label: "Clinic contacted 1",
          value: "Rio Oaks Behavioral Health, Sacramento · No date · spoke with Dana · caller held",
        },
      ],
    );
    expect(rows({ clinicName: "Rio Oaks" })[0]?.value).toBe("Rio Oaks · result not keyed");
  });
});

describe("what is said to the clinic", () => {
  const says = (fields: Record<string, string>, id: string): string | undefined =>
    judgement.said.prompts(aCall(fields), around).find((prompt) => prompt.id === id)?.say;

  test("dials the back line of the clinic that is worked on, and asks for whom it names", () => {
    expect(says(rioOaks, "clinic/call")).toContain(
      "Dial the back line: 1-916-555-0133. Ask for Scheduling lead.",
    );
    const next = { ...rioOaks, [second("clinic")]: "Bayview Mind and Mood, San Francisco" };
    expect(says(next, "clinic/call")).toContain("1-415-555-0143");
    expect(
      says({ ...rioOaks, clinicName: "Elm Clinic", clinicPhone: "555-0199" }, "clinic/call"),
    ).toContain("555-0199");
  });

  test("is in the language in use, and offers the slot in its words", () => {
    const offered = {
      ...rioOaks,
      clinicResult: "offered",
      clinicSlot: "Fri 3pm",
      promptLanguage: "es",
    };
    expect(says(offered, "clinic/accepts")).toContain(
      "La clínica puede ofrecerle vie 27 nov, 3:00 PM",
    );
  });

  test("of a further contact the prompter takes no answer for the first", () => {
    const asked = (fields: Record<string, string>) =>
      judgement.said.prompts(aCall(fields), around).find(({ id }) => id === "clinic/result");
    expect(asked(rioOaks)).toMatchObject({ field: "clinicResult", done: "No date" });
    const further = { ...rioOaks, [second("clinic")]: "Elm Clinic", [second("result")]: "trying" };
    expect(asked(further)).toMatchObject({ field: null, answer: null, done: "Still trying" });
  });
});

test("the clinics of the call's region come first, each with hours and how it stands now", () => {
  const [first, ...rest] = judgement.said.clinics("bay-coast" as never, TEN_AM);
  expect(first).toMatchObject({
    name: "Bayview Mind and Mood, San Francisco",
    isNear: true,
    backLine: "1-415-555-0143",
    askFor: "Access coordinator",
    open: true,
    hours: "Mon–Fri, 8 AM–6 PM",
  });
  expect(rest.slice(0, 2).every(({ isNear }) => isNear)).toBe(true);
  expect(rest.slice(2).some(({ isNear }) => isNear)).toBe(false);
  const kern = rest.find(({ id }) => id === "kern-valley");
  expect(kern?.hours).toBe("Mon–Sat, 5:30 AM–1 PM");
});
