import { REGISTRY_KEY, ruleSchemas } from "#main/policy/registry.ts";
import { RULE_WORDS } from "#main/policy/rules.ts";

const NAMESPACE = "AccessLine.Policies.Workstation";
const KEY = REGISTRY_KEY.replace(/^HKLM\\/, "");

const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

type Rule = {
  readonly rule: string;
  readonly kind: string;
  readonly schema: Record<string, unknown>;
};

const rules = (): Rule[] =>
  Object.entries(ruleSchemas()).map(([rule, { kind, schema }]) => ({ rule, kind, schema }));

const elementOf = ({ rule, kind, schema }: Rule): string => {
  switch (kind) {
    case "integer":
      return `<decimal id="${rule}" valueName="${rule}" required="true" minValue="${String(schema["minimum"])}" maxValue="${String(schema["maximum"])}" />`;
    case "array":
      return `<multiText id="${rule}" valueName="${rule}" required="true" maxStrings="100" />`;
    case "object":
      return `<list id="${rule}" key="${KEY}\\${rule}" explicitValue="true" />`;
    default:
      return `<text id="${rule}" valueName="${rule}" required="true" maxLength="${String(schema["maxLength"] ?? 300)}" />`;
  }
};

const policyOf = (each: Rule): string => {
  const head = `    <policy name="${each.rule}" class="Machine" displayName="$(string.${each.rule})" explainText="$(string.${each.rule}_explain)" key="${KEY}"`;
  const common = `
      <parentCategory ref="workstation" />
      <supportedOn ref="any" />`;
  return each.kind === "boolean"
    ? `${head} valueName="${each.rule}">${common}
      <enabledValue><decimal value="1" /></enabledValue>
      <disabledValue><decimal value="0" /></disabledValue>
    </policy>`
    : `${head} presentation="$(presentation.${each.rule})">${common}
      <elements>
        ${elementOf(each)}
      </elements>
    </policy>`;
};

/** The template for Windows' policy editor, from the schema that checks every policy. */
export const admx = (): string => `<?xml version="1.0" encoding="utf-8"?>
<!-- Written by npm run policy-templates from main/policy/policy.ts. -->
<policyDefinitions xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0">
  <policyNamespaces>
    <target prefix="accessline" namespace="${NAMESPACE}" />
  </policyNamespaces>
  <resources minRequiredRevision="1.0" />
  <supportedOn>
    <definitions>
      <definition name="any" displayName="$(string.supported)" />
    </definitions>
  </supportedOn>
  <categories>
    <category name="workstation" displayName="$(string.category)" />
  </categories>
  <policies>
${rules().map(policyOf).join("\n")}
  </policies>
</policyDefinitions>
`;

const wordsOf = (rule: string): { title: string; explain: string } =>
  RULE_WORDS[rule as keyof typeof RULE_WORDS];

const presentationOf = ({ rule, kind, schema }: Rule): string => {
  const label = escaped(wordsOf(rule).title);
  const control =
    kind === "integer"
      ? `<decimalTextBox refId="${rule}" defaultValue="${String(schema["default"])}">${label}</decimalTextBox>`
      : kind === "array"
        ? `<multiTextBox refId="${rule}">${label}</multiTextBox>`
        : kind === "object"
          ? `<listBox refId="${rule}">${label}</listBox>`
          : `<textBox refId="${rule}"><label>${label}</label></textBox>`;
  return `      <presentation id="${rule}">${control}</presentation>`;
};

const string = (id: string, text: string): string =>
  `      <string id="${id}">${escaped(text)}</string>`;

/** The template's words, in English. */
export const adml = (): string => `<?xml version="1.0" encoding="utf-8"?>
<!-- Written by npm run policy-templates from main/policy/rules.ts. -->
<policyDefinitionResources xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0">
  <displayName>Access Line Workstation</displayName>
  <description>What IT sets for the desks of the access line.</description>
  <resources>
    <stringTable>
${[
  string("category", "Access Line Workstation"),
  string("supported", "Access Line Workstation, any version"),
  ...rules().flatMap(({ rule }) => [
    string(rule, wordsOf(rule).title),
    string(`${rule}_explain`, wordsOf(rule).explain),
  ]),
].join("\n")}
    </stringTable>
    <presentationTable>
${rules()
  .filter(({ kind }) => kind !== "boolean")
  .map(presentationOf)
  .join("\n")}
    </presentationTable>
  </resources>
</policyDefinitionResources>
`;
