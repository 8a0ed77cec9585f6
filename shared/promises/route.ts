import { type Content } from "../content/content.ts";
import { type RoutingRule } from "../content/routing.ts";
import { type Words } from "../content/words.ts";
import { type Concern, type Priority } from "../events/bodies.ts";
import { type RegionId } from "../events/ids.ts";
import { ownerAt } from "./ladder.ts";

export type RouteFacts = {
  readonly region: RegionId;
  readonly concern: Concern;
  readonly priority: Priority;
  readonly service: "mental-health" | "substance-use" | null;
};

export type Route = {
  readonly ruleId: string;
  readonly team: Words;
  readonly name: string;
  readonly phone: string;
};

const fits = ({ when }: RoutingRule, facts: RouteFacts): boolean =>
  (when.regions?.includes(facts.region) ?? true) &&
  (when.concerns?.includes(facts.concern) ?? true) &&
  (when.priorities?.includes(facts.priority) ?? true) &&
  (when.services === undefined ||
    (facts.service !== null && when.services.includes(facts.service)));

/**
 * Who receives an escalation: a team of its own, or the region's lead (on call while the line is
 * closed). Throws where no rule fits or the region does not exist: content was not checked.
 */
export const routeEscalation = (facts: RouteFacts, content: Content, isOpen: boolean): Route => {
  const rule = content.routing.find((one) => fits(one, facts));
  if (rule === undefined) throw new Error("No routing rule fits: content was not checked");
  if (rule.to.kind === "team")
    return { ruleId: rule.id, team: rule.to.name, name: rule.to.lead, phone: rule.to.phone };
  const owner = ownerAt(content, facts.region, isOpen);
  const region = content.regions.find((one) => one.id === facts.region);
  return { ruleId: rule.id, team: { en: region?.name ?? facts.region }, ...owner };
};
