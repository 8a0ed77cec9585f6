import { readFile } from "node:fs/promises";
import { z } from "zod";
import { type PolicyView } from "#shared/contract/policy.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import { Policy } from "./policy.ts";
import { RULE_WORDS } from "./rules.ts";

/** One place where rules are set. Earlier ones win, rule by rule. */
export type Source = {
  readonly setBy: PolicyView["rules"][number]["setBy"];
  readonly place: string;
  readonly values: Readonly<Record<string, unknown>>;
};

export type InForce = { readonly policy: Policy; readonly view: PolicyView };

const valueWords = (value: unknown): string => {
  if (value === undefined || value === null || value === "") return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.join(", ");
  if (typeof value === "object") {
    const pairs = Object.entries(value).map(([name, each]) => `${name}: ${String(each)}`);
    return pairs.length === 0 ? "none" : pairs.join(", ");
  }
  return String(value);
};

/** A policy file's rules; none there: no rules. One that is no JSON object is refused with its place. */
export const readPolicyFile = async (
  path: string,
  setBy: Source["setBy"],
): Promise<Result<Source>> => {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch {
    return accept({ setBy, place: path, values: {} });
  }
  try {
    const values = z.record(z.string(), z.unknown()).parse(JSON.parse(text));
    return accept({ setBy, place: path, values });
  } catch {
    return refuse(
      "policy-not-json",
      `${path} is not JSON with a name and a value for each rule. Correct or remove it, then start again.`,
    );
  }
};

/** Puts the sources together, rule by rule, and says of each rule who set it. Each source must be right by itself. */
export const putInForce = (sources: readonly Source[]): Result<InForce> => {
  for (const { place, values } of sources) {
    const parsed = Policy.safeParse(values);
    if (!parsed.success)
      return refuse(
        "policy-not-valid",
        `${place}: ${z.prettifyError(parsed.error)}. Correct it, then start again.`,
      );
  }
  const rules = Object.keys(RULE_WORDS) as (keyof Policy)[];
  const owner = new Map(
    rules.map((rule) => [rule, sources.find(({ values }) => values[rule] !== undefined)]),
  );
  const policy = Policy.parse(
    Object.fromEntries(rules.map((rule) => [rule, owner.get(rule)?.values[rule]])),
  );
  return accept({
    policy,
    view: {
      rules: rules.map((rule) => {
        const source = owner.get(rule);
        const over = sources.filter((each) => each !== source && each.values[rule] !== undefined);
        return {
          rule,
          ...RULE_WORDS[rule],
          value: valueWords(policy[rule]),
          setBy: source?.setBy ?? "default",
          place: source?.place ?? "",
          overruled: over.map(({ place }) => place),
        };
      }),
    },
  });
};
