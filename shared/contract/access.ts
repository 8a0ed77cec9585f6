import { type Role } from "../events/ids.ts";

/**
 * Who may call a procedure. A procedure that names nobody is forbidden to everybody:
 * forgetting is safe (style.md, convention 4).
 */
export type Access = {
  readonly needs: "nobody" | "station" | "person";
  /** With `needs: "person"`: the roles that may. */
  readonly roles?: readonly Role[];
  /** Also while that person's desk is locked: the crisis path. */
  readonly evenLocked?: true;
  /** Also from a desk that is reported stolen or retired: what it holds must still come in. */
  readonly evenBarred?: true;
};

export const FORBIDDEN: Access = { needs: "person", roles: [] };

export const anybody: Access = { needs: "nobody" };
export const anyStation: Access = { needs: "station" };
/** Whatever became of the desk. */
export const anyStationEvenBarred: Access = { ...anyStation, evenBarred: true };
export const only = (...roles: readonly Role[]): Access => ({ needs: "person", roles });
export const everyRole = only("specialist", "regional", "supervisor", "admin");

/** Whoever is at the desk, locked or not. */
export const everyRoleEvenLocked: Access = { ...everyRole, evenLocked: true };
