import { describe, expect, test } from "vitest";
import { anybody, everyRoleEvenLocked, FORBIDDEN, only } from "#shared/contract/access.ts";
import { workstationContract } from "#shared/contract/workstation.ts";
import { PersonId, type Role } from "#shared/events/ids.ts";
import { barredBy } from "#main/gate/gate.ts";

const somebody = (role: Role, isUnlocked = true) => ({
  person: {
    id: PersonId.parse("5f0f3c1e-0000-4000-8000-00000000000a"),
    name: "K. Alvarado",
    role,
    regions: [],
  },
  isUnlocked,
});
const nobody = { person: null, isUnlocked: false };

type Node = { "~orpc"?: { meta: { access?: unknown } } };
const proceduresOf = (tree: object, path = ""): [string, Node][] =>
  Object.entries(tree).flatMap(([name, node]: [string, object]) =>
    "~orpc" in node ? [[`${path}${name}`, node as Node]] : proceduresOf(node, `${path}${name}.`),
  );

describe("the gate", () => {
  test("lets nobody near what names nobody", () => {
    for (const role of ["specialist", "regional", "supervisor", "admin"] as const)
      expect(barredBy(FORBIDDEN, somebody(role))).toContain("role");
    expect(barredBy(FORBIDDEN, nobody)).toContain("Sign in");
  });

  test("knows who may for every procedure of the contract", () => {
    const procedures = proceduresOf(workstationContract);
    expect(procedures.length).toBeGreaterThan(25);
    for (const [name, procedure] of procedures)
      expect([name, procedure["~orpc"]?.meta.access]).toEqual([name, expect.anything()]);
  });

  test("asks for a sign-in, then for an unlocked desk, then for the role", () => {
    const access = only("regional");
    expect(barredBy(access, nobody)).toContain("Sign in");
    expect(barredBy(access, somebody("regional", false))).toContain("locked");
    expect(barredBy(access, somebody("specialist"))).toContain("role");
    expect(barredBy(access, somebody("regional"))).toBeNull();
  });

  test("leaves the crisis path open on a locked desk, and its words to everybody", () => {
    expect(barredBy(everyRoleEvenLocked, somebody("specialist", false))).toBeNull();
    expect(barredBy(anybody, nobody)).toBeNull();
  });
});
