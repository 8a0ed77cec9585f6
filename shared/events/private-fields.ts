import { z } from "zod";
import { catalogue } from "./catalogue.ts";
import { classOf } from "./classified.ts";

/** Every name under which a body holds something that may reveal a person. */
const named = (schema: z.core.$ZodType, name: string, found: Set<string>): void => {
  const fieldClass = classOf(schema as z.ZodType);
  if (fieldClass !== undefined) {
    if (fieldClass !== "none") found.add(name);
    return;
  }
  if (schema instanceof z.ZodObject)
    for (const [field, inner] of Object.entries(schema.shape as Record<string, z.ZodType>))
      named(inner, field, found);
  else if (schema instanceof z.ZodArray) named(schema.element, name, found);
  else if (schema instanceof z.ZodRecord) named(schema.valueType, name, found);
  else if (schema instanceof z.ZodUnion)
    for (const option of schema.options) named(option, name, found);
  else if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault
  )
    named(schema.unwrap(), name, found);
};

/**
 * The fields of all events that are not classed "none", by name. What must not be written in clear
 * follows from the schema, so that a new field is covered on the day it is added.
 */
export const privateFieldNames = (): string[] => {
  const found = new Set<string>();
  for (const type of Object.values(catalogue)) {
    if ("set" in type) named(type.set, "set", found);
    if ("add" in type) named(type.add, "add", found);
  }
  return [...found].toSorted();
};
