import { type Ages, type Lamp, type Relation } from "../may-say/may-say.ts";

/** What Find may show: whole rows, masked ones that need a reason to open, or not even how many. */
export type FindSight = "full" | "masked" | "hidden";

type Facts = {
  readonly lamp: Lamp;
  readonly relation: Relation;
  /** Whole years; null: the date of birth is not known. */
  readonly age: number | null;
  readonly ages: Ages;
};

const isParental = (relation: Relation): boolean =>
  relation === "parent" || relation === "guardian";

/**
 * What may be seen of earlier contact while this caller is on the line (product.md "A call", 4). Of a
 * member of 12–17 somebody else hears nothing, not even whether there is anything; a parent whose
 * child's age was not asked yet may be that parent. Losing a fact never shows more.
 */
export const findSight = ({ lamp, relation, age, ages }: Facts): FindSight => {
  if (lamp === "anything") return "full";
  if (relation === "member") return "masked";
  if (age === null) return isParental(relation) ? "hidden" : "masked";
  return age >= ages.ownSayFrom && age < ages.adultFrom ? "hidden" : "masked";
};

const order: readonly FindSight[] = ["full", "masked", "hidden"];

/** The narrowest of several: two calls in hand show what both of them allow. */
export const narrowest = (sights: readonly FindSight[]): FindSight =>
  order[Math.max(0, ...sights.map((sight) => order.indexOf(sight)))] ?? "hidden";
