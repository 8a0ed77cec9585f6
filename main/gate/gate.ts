import { implement, ORPCError } from "@orpc/server";
import { FORBIDDEN, type Access } from "#shared/contract/access.ts";
import { workstationContract } from "#shared/contract/workstation.ts";
import { type Result } from "#shared/result.ts";
import { NotKept } from "../journal/journal.ts";
import { type Session } from "../session/session.ts";
import { VaultAway } from "../vault/vault-keeper.ts";

/** An expected "no" crosses the border as REFUSED with its remedy; a value goes on. */
export const taken = <T>(result: Result<T>): T => {
  if (result.ok) return result.value;
  throw new ORPCError("REFUSED", { data: result.refusal });
};

const FORBIDDEN_WORDS = {
  "signed-out": "Sign in first.",
  locked: "This desk is locked. Unlock it with your passphrase.",
  role: "Your role does not include this. Ask a supervisor.",
} as const;

/** Why this access is not given now, or null. */
export const barredBy = (
  access: Access,
  session: Pick<Session, "person" | "isUnlocked">,
): string | null => {
  if (access.needs === "nobody") return null;
  const { person } = session;
  if (person === null) return FORBIDDEN_WORDS["signed-out"];
  if (access.needs === "station" || !access.roles?.includes(person.role))
    return FORBIDDEN_WORDS.role;
  if (!session.isUnlocked && access.evenLocked !== true) return FORBIDDEN_WORDS.locked;
  return null;
};

/** What a disk or a store could not do is a "no" with its remedy as well. */
const asRefusal = (failure: unknown): unknown => {
  if (failure instanceof NotKept)
    return new ORPCError("REFUSED", { data: { code: "not-kept", remedy: failure.remedy } });
  if (failure instanceof VaultAway)
    return new ORPCError("REFUSED", { data: { code: "store-away", remedy: failure.remedy } });
  return failure;
};

/** The one place where a page's request is checked against person, role and lock; what names nobody is forbidden. */
export const gate = (session: Session) =>
  implement(workstationContract).use(async ({ procedure, next }) => {
    const { access } = procedure["~orpc"].meta as { access?: Access };
    const remedy = barredBy(access ?? FORBIDDEN, session);
    if (remedy !== null) throw new ORPCError("FORBIDDEN", { data: { remedy } });
    try {
      return await next();
    } catch (failure) {
      throw asRefusal(failure);
    }
  });
