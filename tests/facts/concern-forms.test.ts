import { describe, expect, test } from "vitest";
import { DOES_NOT_KNOW, FACT_FIELDS } from "#shared/contract/fact-fields.ts";
import {
  CONCERN_ROWS,
  EVERY_ROWS,
  formFor,
  GRIEVANCE_ROWS,
  OUTSIDE_ROW,
  stillToAsk,
} from "#shared/facts/concern-forms.ts";
import { partFact } from "#shared/facts/entries.ts";
import { FACT_SPECS } from "#shared/facts/fact-specs.ts";
import { type Concern } from "#shared/events/bodies.ts";
import { demoContent } from "../content/demo-content.ts";

const concerns = Object.keys(CONCERN_ROWS) as Concern[];
const fieldsOf = (form: ReturnType<typeof formFor>): string[] =>
  form.flatMap(({ rows }) => rows.flat());

test("every fact has a place on a form, in an offer, a visit or a contact with a clinic", () => {
  const onForms = new Set([
    ...concerns.flatMap((concern) => CONCERN_ROWS[concern].flat()),
    ...EVERY_ROWS.flat(),
    ...GRIEVANCE_ROWS.flat(),
    ...OUTSIDE_ROW,
    ...(["clinic", "phone", "hold", "result", "who", "slot", "until"] as const).map((part) =>
      partFact("clinic", part),
    ),
  ]);
  const inEntries = FACT_FIELDS.filter((field) => /^(offer|visit)[A-Z]/.test(field));
  expect(FACT_FIELDS.filter((field) => !onForms.has(field) && !inEntries.includes(field))).toEqual(
    [],
  );
});

test("what a script asks about a concern is on that concern's form", () => {
  const asked = demoContent.scripts
    .filter(({ id }) => id.startsWith("concern-"))
    .flatMap(({ id, prompts }) =>
      prompts.flatMap((prompt) =>
        prompt.kind === "ask" ? [{ id, field: prompt.answer.field, as: prompt.answer.as }] : [],
      ),
    );
  for (const { id, field, as } of asked) {
    const concern = concerns.find((one) => id === `concern-${one}`);
    const form = fieldsOf(
      formFor(concern === undefined ? ["initial-appointment"] : [concern], false, {}),
    );
    expect(form, `${id} asks ${field}`).toContain(field);
    const { kind } = FACT_SPECS[field as keyof typeof FACT_SPECS];
    if (as === "date" || as === "number") expect(kind, field).toBe(as);
  }
});

describe("a form", () => {
  test.each(concerns)("for %s asks each fact once, its own first", (concern) => {
    const form = formFor([concern], true, {});
    const fields = fieldsOf(form);
    expect(new Set(fields).size).toBe(fields.length);
    expect(form.map(({ id }) => id)).toEqual([concern, "every", "grievance"]);
    expect(form[0]?.rows.flat()).toEqual(CONCERN_ROWS[concern].flat());
  });

  test("of two concerns has both parts, and what they share once", () => {
    const fields = fieldsOf(formFor(["travel-distance", "appointment-type"], false, {}));
    expect(fields).toEqual(expect.arrayContaining(["travelMiles", "typeWanted"]));
    expect(fields.filter((field) => field === "service")).toHaveLength(1);
  });

  test("asks details only after what they belong to, and never hides what was typed", () => {
    const has = (texts: Record<string, string>, field: string): boolean =>
      fieldsOf(formFor(["initial-appointment"], true, texts)).includes(field);
    expect(has({}, "urgencyLicence")).toBe(false);
    expect(has({ urgencyStatedBy: "member" }, "urgencyLicence")).toBe(false);
    expect(has({ urgencyStatedBy: "clinician" }, "urgencyLicence")).toBe(true);
    expect(has({ urgencyStatedBy: "member", urgencyLicence: "RN" }, "urgencyLicence")).toBe(true);
    expect(has({ exceptionKind: "EX-H" }, "exceptionNotedOn")).toBe(true);
    expect(has({ priorityRaisedTo: "P1" }, "priorityRaisedWhy")).toBe(true);
    expect(has({ grievanceAnswer: "not-now" }, "grievanceNumber")).toBe(false);
  });

  test("of a return visit asks the date once, and keeps another that was typed", () => {
    const fields = fieldsOf(formFor(["between-appointments"], false, {}));
    expect(fields).toContain("nextOfferedOn");
    expect(fields).not.toContain("earliestOffer");
    expect(
      fieldsOf(formFor(["between-appointments"], false, { earliestOffer: "Dec 18" })),
    ).toContain("earliestOffer");
  });
});

describe("still to ask", () => {
  test("the must-asks of a first appointment, until each has an answer", () => {
    const concern = ["initial-appointment"] as const;
    expect(stillToAsk(concern, {})).toEqual([
      "firstAskedOn",
      "earliestOffer",
      "service",
      "providerKind",
      "medicationRunsOut",
      "whatWorks",
    ]);
    expect(
      stillToAsk(concern, {
        firstAskedOn: "two weeks ago",
        earliestOffer: "?",
        service: DOES_NOT_KNOW,
        providerKind: "therapist",
        dischargedOn: "no",
        whatWorks: "  ",
      }),
    ).toEqual(["whatWorks"]);
  });

  test("a return visit starts with the last visit, and nothing is asked before a concern", () => {
    expect(stillToAsk(["between-appointments"], {}).slice(0, 2)).toEqual([
      "lastVisitOn",
      "nextOfferedOn",
    ]);
    expect(stillToAsk([], {})).toEqual([]);
  });
});
