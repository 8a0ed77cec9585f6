import { z } from "zod";

/**
 * What a field may reveal. Redaction, masks, export and suppression follow from this mark and
 * from nothing kept by hand. `sud`: substance-use content, 42 CFR Part 2.
 */
export type FieldClass = "none" | "identifying" | "sensitive" | "sud" | "free-text";

const classes = z.registry<{ class: FieldClass }>();

/**
 * Marks a schema with its class. Every leaf of every body carries one; a test walks them all.
 * Throws when one schema is given two classes: the mark is on the schema, wherever it is used.
 */
export const classified = <S extends z.ZodType>(fieldClass: FieldClass, schema: S): S => {
  const before = classes.get(schema)?.class;
  if (before !== undefined && before !== fieldClass)
    throw new Error(`A schema marked "${before}" cannot be marked "${fieldClass}" as well`);
  classes.add(schema, { class: fieldClass });
  return schema;
};

export const classOf = (schema: z.ZodType): FieldClass | undefined => classes.get(schema)?.class;
