import { z } from "zod";

// FHIR R4 (4.0.1): the datatypes and the resource Task, as far as a packet uses them; anything else is refused.
// https://hl7.org/fhir/R4/task.html, https://hl7.org/fhir/R4/datatypes.html

const Text = z.string().regex(/^[ \r\n\t\S]+$/u);
const Code = z.string().regex(/^[^\s]+(\s[^\s]+)*$/u);
const Id = z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/);
const Uri = z.string().regex(/^\S+$/u);
const DateTime = z
  .string()
  .regex(
    /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]((0\d|1[0-3]):[0-5]\d|14:00)))?)?)?$/,
  );
const Instant = DateTime.refine((text) => text.includes("T"), "an instant has its time");

const Coding = z.strictObject({
  system: Uri.optional(),
  version: Text.optional(),
  code: Code.optional(),
  display: Text.optional(),
});
const CodeableConcept = z.strictObject({
  coding: z.array(Coding).min(1).optional(),
  text: Text.optional(),
});
const Identifier = z.strictObject({
  use: z.enum(["usual", "official", "temp", "secondary", "old"]).optional(),
  type: CodeableConcept.optional(),
  system: Uri.optional(),
  value: Text.optional(),
});
const Reference = z
  .strictObject({
    reference: Text.optional(),
    type: Uri.optional(),
    identifier: Identifier.optional(),
    display: Text.optional(),
  })
  .refine((each) => Object.keys(each).length > 0, "an element has a value or children");
const Period = z.strictObject({ start: DateTime.optional(), end: DateTime.optional() });
const Annotation = z.strictObject({
  authorString: Text.optional(),
  time: DateTime.optional(),
  text: Text,
});
const Parameter = z.strictObject({ type: CodeableConcept, valueString: Text });
const Meta = z.strictObject({
  lastUpdated: Instant.optional(),
  profile: z.array(Uri).min(1).optional(),
  security: z.array(Coding).min(1).optional(),
  tag: z.array(Coding).min(1).optional(),
});

/** Required bindings of R4: http://hl7.org/fhir/task-status, task-intent, request-priority. */
export const FhirTask = z.strictObject({
  resourceType: z.literal("Task"),
  id: Id.optional(),
  meta: Meta.optional(),
  language: Code.optional(),
  identifier: z.array(Identifier).min(1).optional(),
  status: z.enum([
    "draft",
    "requested",
    "received",
    "accepted",
    "rejected",
    "ready",
    "cancelled",
    "in-progress",
    "on-hold",
    "failed",
    "completed",
    "entered-in-error",
  ]),
  statusReason: CodeableConcept.optional(),
  businessStatus: CodeableConcept.optional(),
  intent: z.enum([
    "unknown",
    "proposal",
    "plan",
    "order",
    "original-order",
    "reflex-order",
    "filler-order",
    "instance-order",
    "option",
  ]),
  priority: z.enum(["routine", "urgent", "asap", "stat"]).optional(),
  code: CodeableConcept.optional(),
  description: Text.optional(),
  for: Reference.optional(),
  executionPeriod: Period.optional(),
  authoredOn: DateTime.optional(),
  lastModified: DateTime.optional(),
  requester: Reference.optional(),
  owner: Reference.optional(),
  reasonCode: CodeableConcept.optional(),
  note: z.array(Annotation).min(1).optional(),
  restriction: z
    .strictObject({
      repetitions: z.int().min(1).optional(),
      period: Period.optional(),
      recipient: z.array(Reference).min(1).optional(),
    })
    .optional(),
  input: z.array(Parameter).min(1).optional(),
  output: z.array(Parameter).min(1).optional(),
});
export type FhirTask = z.infer<typeof FhirTask>;
