import { type Who } from "../contract/who.ts";
import { isSameName } from "./same-name.ts";

/** By what two records are known to be about the same member. */
export type SameBy = "member-number" | "name-and-birth-date" | "phone";

const differs = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && a !== b;

const sharePhone = (a: Who, b: Who): boolean => a.phones.some((phone) => b.phones.includes(phone));

/** Whether the same person may be at the phone: a family shares one, and that is the same caller. */
export const isSameCaller = (a: Who, b: Who): boolean =>
  sharePhone(a, b) || sameMember(a, b) !== null;

/**
 * Whether two records may be about one member, and by what. A shared telephone is not enough where
 * names or birth dates differ: a brother's story is never shown for his sister.
 */
export const sameMember = (a: Who, b: Who): SameBy | null => {
  if (differs(a.memberNumber, b.memberNumber) || differs(a.bornOn, b.bornOn)) return null;
  if (a.memberNumber !== null && a.memberNumber === b.memberNumber) return "member-number";
  const named = a.memberName.trim() !== "" && b.memberName.trim() !== "";
  if (!named || !isSameName(a.memberName, b.memberName)) return null;
  if (a.bornOn !== null && a.bornOn === b.bornOn) return "name-and-birth-date";
  return sharePhone(a, b) ? "phone" : null;
};
