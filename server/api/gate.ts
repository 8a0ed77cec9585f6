import { traverseContractProcedures } from "@orpc/server";
import { type Access, FORBIDDEN } from "#shared/contract/access.ts";
import { type Person, serverContract } from "#shared/contract/server.ts";
import { accept, refuse, type Refusal, type Result } from "#shared/result.ts";
import { personOf, tokenHash } from "../people/token.ts";
import { type StationRecord } from "../store/station-verbs.ts";
import { type Store } from "../store/store.ts";
import { type SignedParts, signerOf } from "./signed-request.ts";

/** Who asks, as far as the procedure needed to know. */
export type Caller =
  | { readonly kind: "stranger" }
  | { readonly kind: "station"; readonly station: StationRecord }
  | {
      readonly kind: "person";
      readonly station: StationRecord;
      readonly person: Person;
      readonly tokenHash: string;
    };

export type GateRefusal = { readonly status: 401 | 403 | 422; readonly refusal: Refusal };

const barred = (status: GateRefusal["status"], refusal: Refusal) =>
  ({ ok: false, refusal: { status, refusal } }) as const;

/** A desk reported stolen may still send; nobody signs in, reads or decides there, whatever token they hold. */
const barredDesk = ({ deskState }: StationRecord, { evenBarred }: Access): Refusal | null =>
  evenBarred === true || deskState === "active" || deskState === "draining"
    ? null
    : refuse(
        `desk-${deskState}`,
        `This desk is ${deskState === "stolen" ? "reported stolen" : "retired"}: it may send what it holds and is given nothing. Call the central team.`,
      ).refusal;

const bearerOf = (headers: Headers): string | null =>
  /^Bearer ([A-Za-z0-9_-]{20,200})$/.exec(headers.get("authorization") ?? "")?.[1] ?? null;

const accessByName = new Map<string, Access>();
traverseContractProcedures({ router: serverContract, path: [] }, ({ contract, path }) => {
  const { access } = contract["~orpc"].meta as { access?: Access };
  accessByName.set(path.join("/"), access ?? FORBIDDEN);
});

/** Who may call the procedure of that name; null: there is none. */
export const accessTo = (name: string): Access | null => accessByName.get(name) ?? null;

/** The one gate of the API. A procedure that names nobody is forbidden to everybody. */
export const admit = async (
  store: Store,
  access: Access,
  request: SignedParts,
  now: Date,
): Promise<Result<Caller, GateRefusal>> => {
  if (access.needs === "nobody") return accept({ kind: "stranger" });
  const signer = await signerOf(store, request, now);
  if (!signer.ok)
    // A wrong clock is not cured by a sign-in.
    return barred(signer.refusal.code === "clock-differs" ? 422 : 401, signer.refusal);
  const station = signer.value;
  const noDesk = barredDesk(station, access);
  if (noDesk !== null) return barred(422, noDesk);
  if (access.needs === "station") return accept({ kind: "station", station });

  const bearer = bearerOf(request.headers);
  const hash = bearer === null ? null : tokenHash(bearer);
  const token = hash === null ? null : await store.read((tx) => tx.token(hash));
  const person = personOf(token, station.id, now);
  if (!person.ok) return barred(401, person.refusal);
  const { role } = person.value;
  if (hash === null || access.roles?.includes(role) !== true)
    return barred(403, refuse("role-not-allowed", `A ${role} may not do this.`).refusal);
  return accept({ kind: "person", station, person: person.value, tokenHash: hash });
};
