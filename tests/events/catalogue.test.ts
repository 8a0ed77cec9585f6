import { describe, expect, test } from "vitest";
import { z } from "zod";
import { catalogue, checkedBody, isKnownType, readBody } from "#shared/events/catalogue.ts";
import { classified, classOf } from "#shared/events/classified.ts";
import { EMPTY_HEAD } from "#shared/events/confirm.ts";
import { fold } from "#shared/events/fold.ts";
import { anEvent, aStation } from "../support/events.ts";

type Leaf = { readonly path: string; readonly schema: z.ZodType };

/** Parts of a schema that hold others; anything else is a leaf and says what it may reveal. */
function* leavesOf(schema: z.ZodType, path: string): Iterable<Leaf> {
  if (schema instanceof z.ZodObject)
    for (const [key, part] of Object.entries(schema.shape))
      yield* leavesOf(part as z.ZodType, `${path}.${key}`);
  else if (schema instanceof z.ZodArray) yield* leavesOf(schema.element as z.ZodType, `${path}[]`);
  else if (schema instanceof z.ZodRecord) {
    yield* leavesOf(schema.keyType as z.ZodType, `${path}{key}`);
    yield* leavesOf(schema.valueType as z.ZodType, `${path}{}`);
  } else if (schema instanceof z.ZodUnion || schema instanceof z.ZodDiscriminatedUnion)
    for (const [at, option] of schema.options.entries())
      yield* leavesOf(option as z.ZodType, `${path}|${at}`);
  else if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    yield* leavesOf(schema.unwrap() as z.ZodType, path);
  else yield { path, schema };
}

const bodies = Object.entries(catalogue).flatMap(([type, known]) => [
  ...("set" in known ? [[`${type}.set`, known.set] as const] : []),
  ...("add" in known ? [[`${type}.add`, known.add] as const] : []),
]);
const unmarked = (schema: z.ZodType, path: string): string[] =>
  [...leavesOf(schema, path)].flatMap((leaf) =>
    classOf(leaf.schema) === undefined ? [leaf.path] : [],
  );

describe("the catalogue", () => {
  test.each(bodies)("says of every leaf of %s what it may reveal", (path, schema) => {
    expect(unmarked(schema, path)).toEqual([]);
  });

  test("is walked to its leaves: a field without a class is found wherever it hides", () => {
    const bare = z.string();
    const hidden = z.object({
      list: z.array(z.object({ a: bare.optional() })),
      map: z.record(classified("none", z.string()), z.union([z.literal("x"), bare.nullable()])),
      kinds: z.discriminatedUnion("kind", [
        z.object({ kind: classified("none", z.literal("one")), b: z.enum(["c"]) }),
      ]),
    });
    expect(unmarked(hidden, "body")).toEqual([
      "body.list[].a",
      "body.map{}|0",
      "body.map{}|1",
      "body.kinds|0.b",
    ]);
  });

  test("never lets one schema carry two classes", () => {
    const name = classified("identifying", z.string());
    expect(() => classified("none", name)).toThrow('marked "identifying"');
    expect(classOf(classified("identifying", name))).toBe("identifying");
  });

  test("knows its types, and nothing that only looks like one", () => {
    expect(isKnownType("case-noted")).toBe(true);
    expect(isKnownType("toString")).toBe(false);
    expect(isKnownType("case-dreamt")).toBe(false);
  });

  test("throws on a body that a caller built wrongly", () => {
    expect(() => checkedBody("case-noted", { add: { text: 1, at: "now" } } as never)).toThrow();
    expect(() => checkedBody("case-noted", { set: {} } as never)).toThrow();
    expect(() =>
      checkedBody("call-typed", { set: { "Not a field": { typed: "x" } } } as never),
    ).toThrow();
  });

  test("gives an author's body back as a reader will see it", () => {
    const add = { text: "asked for an evening", at: "2026-11-25T18:00:00.000Z" };
    expect(checkedBody("case-noted", { add })).toEqual({ set: {}, add });
    expect(checkedBody("call-typed", { set: { note: { typed: "x" } } })).toEqual({
      set: { note: { typed: "x" } },
      add: undefined,
    });
  });

  test.each([
    ["an unknown type", { type: "case-dreamt" }, undefined],
    ["a newer version", { v: 2 }, undefined],
    ["a body that does not fit", {}, { set: { note: { typed: 7 } } }],
  ] as const)("keeps an event of %s as unread, in its place", (_what, change, body) => {
    const station = aStation();
    const event = anEvent(station, EMPTY_HEAD, change, body);
    expect(readBody(event)).toBeNull();
    const folded = fold([event], readBody);
    expect(folded.unread.map(({ id }) => id)).toEqual([event.envelope.id]);
    expect(folded.registers.get("note")?.[0]).toMatchObject({ event: event.envelope.id });
    expect(folded.registers.get("note")?.[0]?.value).toBeUndefined();
  });
});
