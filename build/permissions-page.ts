import { traverseContractProcedures } from "@orpc/server";
import { type AnyContractRouter } from "@orpc/contract";
import { format } from "prettier";
import { ROLES_BY_STREAM, ROLES_BY_TYPE } from "#server/stations/authorise.ts";
import { type Access, FORBIDDEN } from "#shared/contract/access.ts";
import { serverContract } from "#shared/contract/server.ts";
import { workstationContract } from "#shared/contract/workstation.ts";
import { Role } from "#shared/events/ids.ts";

const ROLES = Role.options.filter((role) => role !== "server");

const row = (...cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(...head), row(...head.map(() => "---")), ...rows.map((cells) => row(...cells))].join("\n");

const accessOf = (contract: AnyContractRouter): [name: string, access: Access][] => {
  const found: [string, Access][] = [];
  traverseContractProcedures({ router: contract, path: [] }, ({ contract: procedure, path }) => {
    const { access } = procedure["~orpc"].meta as { access?: Access };
    found.push([path.join("."), access ?? FORBIDDEN]);
  });
  return found;
};

const yes = (may: boolean): string => (may ? "yes" : "no");
const marks = (roles: readonly string[]): string[] =>
  ROLES.map((role) => yes(roles.includes(role)));

const ofServer = ([name, { needs, roles = [], evenBarred }]: [string, Access]): string[] => [
  `\`${name}\``,
  yes(needs === "nobody"),
  yes(needs !== "person"),
  ...(needs === "person" ? marks(roles) : marks(ROLES)),
  yes(needs === "nobody" || evenBarred === true),
];

const ofDesk = ([name, { needs, roles = [], evenLocked }]: [string, Access]): string[] => [
  `\`${name}\``,
  yes(needs === "nobody"),
  ...(needs === "nobody" ? marks(ROLES) : marks(needs === "person" ? roles : [])),
  yes(needs === "nobody" || evenLocked === true),
];

/** docs/permissions.md as it must read today. */
export const permissionsPage = (): Promise<string> => {
  const page = `# Who may do what

Written by \`node build/tasks/permissions.ts\` from the contracts and the centre's rules; a test fails when it is not what
the code says. A procedure that names nobody is forbidden to everybody. \`tests/server/api/permissions.test.ts\` asks every
procedure of the centre as every role, with every kind of sign-in, at a desk in every state.

## Procedures of the centre

"Desk alone": signed by an enrolled desk, nobody signed in. A person's procedure needs the desk's signature **and** a token
that was given at that desk, has not ended or run out, and belongs to somebody whose access was not withdrawn: signed out,
run out, another desk's token and a withdrawn access are each 401. A role that may not is 403. From a desk that is reported
stolen or retired only those with a "yes" in the last column answer; the others are 422, whoever is signed in.

${table(
  ["procedure", "stranger", "desk alone", ...ROLES, "stolen or retired desk"],
  accessOf(serverContract).map(ofServer),
)}

No procedure of the centre goes by region: what a desk is given goes by its coverage, which the server keeps, and what a
person may record goes by the next table.

## Events that the centre accepts

A **regional** colleague records on cases of their own regions only; of another region it is refused, of one that the case
had left it is held for review. An event of somebody unknown, withdrawn, in another role than the centre knows, or without
an online sign-in at that desk within the policy's days is held; so is everything from a desk reported stolen.

${table(
  ["event", ...ROLES],
  Object.entries(ROLES_BY_TYPE).map(([type, roles]) => [`\`${type}\``, ...marks(roles)]),
)}

A type that this server does not know yet goes by the stream it is written in:

${table(
  ["stream", ...ROLES],
  Object.entries(ROLES_BY_STREAM).map(([kind, roles]) => [kind, ...marks(roles)]),
)}

## Procedures of a desk

What a page may ask of main. What a person of a role sees of a case is decided behind it, by region and by what the member
allowed.

${table(
  ["procedure", "signed out", ...ROLES, "also while locked"],
  accessOf(workstationContract).map(ofDesk),
)}
`;
  return format(page, { parser: "markdown", printWidth: 100 });
};
