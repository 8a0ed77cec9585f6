import { type Person } from "#shared/contract/server.ts";
import { PersonId, RegionId, type Role } from "#shared/events/ids.ts";
import { hashPassphrase } from "./people/passphrase.ts";
import { StartRefusal } from "./start-refusal.ts";
import { type Store } from "./store/store.ts";

/** The passphrase of everybody in the demonstration plan. A production server refuses to start with them. */
export const DEMO_PASSPHRASE = "harbor lantern seven";

type DemoPerson = Person & { readonly login: string };

const person = (
  n: number,
  login: string,
  name: string,
  role: Role,
  ...regions: string[]
): DemoPerson => ({
  id: PersonId.parse(`0197a000-0000-7000-8000-${String(n).padStart(12, "0")}`),
  login,
  name,
  role,
  regions: regions.map((region) => RegionId.parse(region)),
});

/** Invented people of an invented plan; the regions are those of content/regions.yaml. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  person(1, "k.alvarado", "Karina Alvarado", "specialist"),
  person(2, "t.brandt", "Tobias Brandt", "specialist"),
  person(3, "m.okonkwo", "Mara Okonkwo", "regional", "north-valley"),
  person(4, "s.aguilar", "Silvia Aguilar", "regional", "bay-coast"),
  person(5, "d.petrosyan", "David Petrosyan", "regional", "southland"),
  person(6, "l.castellanos", "Lucia Castellanos", "supervisor"),
  person(7, "r.feld", "Ruben Feld", "admin"),
];

/** Puts the demonstration's people where there is nobody yet. Throws in production: nobody knows who they are. */
export const seedDemo = async (
  store: Store,
  mode: "demo" | "production",
  at: Date,
): Promise<void> => {
  if (mode === "production")
    throw new StartRefusal(
      "The demonstration's people have a public passphrase: a production server does not take them.",
    );
  if (await store.read((tx) => tx.hasPeople("any"))) return;
  const passphraseHash = await hashPassphrase(DEMO_PASSPHRASE);
  await store.write(async (tx) => {
    for (const each of DEMO_PEOPLE)
      await tx.addPerson({ ...each, passphraseHash, state: "active", demo: true }, at);
  });
};
