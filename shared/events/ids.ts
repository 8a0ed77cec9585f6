import { z } from "zod";

export const EventId = z.uuid().brand<"EventId">();
export type EventId = z.infer<typeof EventId>;

/** One incarnation of a desk: the writer of one unbroken chain of events. */
export const StationId = z.uuid().brand<"StationId">();
export type StationId = z.infer<typeof StationId>;

/** One installed workstation, whatever becomes of it. */
export const DeskId = z.uuid().brand<"DeskId">();
export type DeskId = z.infer<typeof DeskId>;

export const PersonId = z.uuid().brand<"PersonId">();
export type PersonId = z.infer<typeof PersonId>;

export const CallId = z.uuid().brand<"CallId">();
export type CallId = z.infer<typeof CallId>;

export const CaseId = z.uuid().brand<"CaseId">();
export type CaseId = z.infer<typeof CaseId>;

export const RegionId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/)
  .brand<"RegionId">();
export type RegionId = z.infer<typeof RegionId>;

export const Role = z.enum(["specialist", "regional", "supervisor", "admin", "server"]);
export type Role = z.infer<typeof Role>;

/** Lower-case hexadecimal SHA-256. */
export const Sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);
export type Sha256Hex = z.infer<typeof Sha256Hex>;

/** SHA-256 over the UTF-8 bytes of a text, lower-case hexadecimal. The realm supplies it. */
export type Sha256 = (text: string) => Sha256Hex;
