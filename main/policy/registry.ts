import { z } from "zod";
import { accept, refuse, type Result } from "#shared/result.ts";
import { Policy } from "./policy.ts";

/** Only an administrator writes here; a Windows domain's group policy does. */
export const REGISTRY_KEY = "HKLM\\Software\\Policies\\AccessLine\\Workstation";
const PARENT = "HKLM\\Software\\Policies";

/** Runs Windows' reg.exe with these arguments; null: it could not be run, or found nothing. */
export type Reg = (args: readonly string[]) => Promise<string | null>;

type JsonSchema = { readonly type?: string; readonly anyOf?: readonly JsonSchema[] };
type Kind = "integer" | "boolean" | "string" | "array" | "object";

/** How each rule is kept in the registry and asked for in the policy editor: from the schema, never by hand. */
export const ruleSchemas = (): Readonly<
  Record<string, { readonly kind: Kind; readonly schema: Record<string, unknown> }>
> => {
  const { properties = {} } = z.toJSONSchema(Policy, { io: "input" }) as {
    properties?: Record<string, JsonSchema & Record<string, unknown>>;
  };
  return Object.fromEntries(
    Object.entries(properties).map(([rule, schema]) => {
      const one = schema.anyOf?.find(({ type }) => type !== "null") ?? schema;
      return [rule, { kind: one.type as Kind, schema: { ...schema, ...one } }];
    }),
  );
};

const VALUE = /^ {4}(.+?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/;

const valueOf = (kind: Kind, type: string, text: string): unknown => {
  if (type === "REG_DWORD") {
    const number = Number(text);
    return kind === "boolean" && (number === 0 || number === 1) ? number === 1 : number;
  }
  if (type === "REG_MULTI_SZ") return text.split("\\0").filter((each) => each !== "");
  return text;
};

/** What `reg query … /s` says, as a policy file would have it. What no rule is called stays in, and is refused with the rest. */
export const readRegQuery = (output: string): Record<string, unknown> => {
  const rules = ruleSchemas();
  const values: Record<string, unknown> = {};
  let below: string | null = null;
  for (const line of output.split(/\r?\n/)) {
    if (/^HKEY_LOCAL_MACHINE\\/i.test(line)) {
      const path = line.split("\\");
      below = path.at(-1)?.toLowerCase() === "workstation" ? null : (path.at(-1) ?? "");
      continue;
    }
    const [, name = "", type = "", text = ""] = VALUE.exec(line) ?? [];
    if (name === "") continue;
    if (below === null) values[name] = valueOf(rules[name]?.kind ?? "string", type, text);
    else values[below] = { ...(values[below] as object | undefined), [name]: text };
  }
  return values;
};

/**
 * The rules that an administrator has set on this machine. A machine where reg.exe cannot run is refused:
 * going on with the defaults would drop the rules in silence.
 */
export const readRegistry = async (reg: Reg): Promise<Result<Record<string, unknown>>> => {
  if ((await reg(["query", PARENT])) === null)
    return refuse(
      "policy-unreadable",
      `This desk's policy (${REGISTRY_KEY}) cannot be read, because Windows' reg.exe does not run here. Ask IT to allow it for this program, then start again.`,
    );
  return accept(readRegQuery((await reg(["query", REGISTRY_KEY, "/s"])) ?? ""));
};
