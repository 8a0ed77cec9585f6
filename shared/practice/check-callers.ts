import { CALL_FIELDS } from "../contract/call-fields.ts";
import { crisisQuestions } from "../crisis/crisis-questions.ts";
import { type ContentFault } from "../content/check-content.ts";
import { type Content } from "../content/content.ts";
import { decideScope } from "../scope/decide-scope.ts";
import { keysOf, type PracticeCaller } from "./callers.ts";

/** A working hour of a working day: what is expected of a caller does not hang on the clock. */
const WHEN = "2026-11-24T10:00:00-08:00";

type Parts = Omit<Content, "version" | "label">;
type Path = (string | number)[];

const fault = (path: Path, message: string, remedy: string): ContentFault => ({
  part: "practice",
  path,
  message,
  remedy,
});

/** Everything that a specialist can ask: forms, scripts, the crisis path, the safety key. */
const askable = ({ scripts }: Parts): ReadonlySet<string> =>
  new Set<string>([
    ...CALL_FIELDS,
    ...crisisQuestions,
    "safety",
    ...scripts.flatMap(({ prompts }) =>
      prompts.flatMap((prompt) => (prompt.kind === "ask" ? [prompt.answer.field] : [])),
    ),
  ]);

const factFaults = (
  { id, facts }: PracticeCaller,
  at: number,
  known: ReadonlySet<string>,
): ContentFault[] => {
  const fields = facts.flatMap((fact) => fact.fields);
  const doubled = fields.find((field, index) => fields.indexOf(field) !== index);
  const strange = fields.find((field) => !known.has(field));
  return [
    ...(doubled === undefined
      ? []
      : [fault([at, "facts"], `${id} answers ${doubled} twice`, "put it into one of the facts")]),
    ...(strange === undefined
      ? []
      : [
          fault(
            [at, "facts"],
            `${strange} is nothing that is asked, so ${id} would never say it`,
            "name a field of the forms or of a script",
          ),
        ]),
  ];
};

/** Simulated callers: each with an id of its own, and with facts that can be asked and told apart. */
export const checkCallers = (parts: Parts): ContentFault[] => {
  const known = askable(parts);
  const others = new Set(parts.scope.others.map(({ id }) => id));
  return parts.practice.flatMap((caller, at) => {
    const { id, expected } = caller;
    const unknown = expected.keys.others?.find((other) => !others.has(other));
    return [
      ...(parts.practice.findIndex((other) => other.id === id) === at
        ? []
        : [fault([at, "id"], `${id} is there twice`, "give one of them another id")]),
      ...factFaults(caller, at, known),
      ...(unknown === undefined
        ? []
        : [
            fault(
              [at, "expected", "keys", "others"],
              `${unknown} is no key of the scope check`,
              "name one of the others of scope.yaml",
            ),
          ]),
      ...(expected.crisis.needed === "yes" && expected.safety.keys === null
        ? [
            fault(
              [at, "expected", "safety"],
              `${id} is in danger, and the safety question may be skipped`,
              "name the answers to it that fit",
            ),
          ]
        : []),
    ];
  });
};

/** What a specialist is told to have missed must be what the scope rules of this content say. */
export const checkVerdicts = (content: Content): ContentFault[] =>
  content.practice.flatMap(({ id, expected }, at) => {
    const { verdict } = decideScope(keysOf(expected), content, WHEN);
    return verdict.kind === expected.verdict
      ? []
      : [
          fault(
            [at, "expected", "verdict"],
            `the keys expected of ${id} come to ${verdict.kind}, not ${expected.verdict}`,
            "change the verdict or the keys: the scope rules decide",
          ),
        ];
  });
