import { describe, expect, test } from "vitest";
import { RegionId } from "#shared/events/ids.ts";
import { type RouteFacts, routeEscalation } from "#shared/promises/route.ts";
import { demoContent } from "../content/demo-content.ts";

const route = (changes: Partial<RouteFacts> = {}, isOpen = true) =>
  routeEscalation(
    {
      region: RegionId.parse("southland"),
      concern: "initial-appointment",
      priority: "P2",
      service: "mental-health",
      ...changes,
    },
    demoContent,
    isOpen,
  );

describe("an escalation goes", () => {
  test("to the lead of the region, and to on call while the line is closed", () => {
    expect(route()).toEqual({
      ruleId: "region",
      team: { en: "Southland" },
      name: "D. Petrosyan",
      phone: "1-213-555-0150",
    });
    expect(route({}, false).name).toBe("R. Nakamura");
  });

  test("to a team of its own where every condition holds", () => {
    expect(route({ concern: "travel-distance" }).ruleId).toBe("travel-southland");
    expect(route({ concern: "travel-distance", region: RegionId.parse("bay-coast") }).ruleId).toBe(
      "region",
    );
    expect(route({ priority: "P1", service: "substance-use" })).toMatchObject({
      ruleId: "substance-use-urgent",
      name: "C. Moreau",
    });
    expect(route({ priority: "P2", service: "substance-use" }).ruleId).toBe("region");
    expect(route({ priority: "P1", service: null }).ruleId).toBe("region");
  });

  test("nowhere in content that was not checked", () => {
    const facts = {
      region: RegionId.parse("southland"),
      concern: "travel-distance",
      priority: "P1",
      service: null,
    } as const;
    expect(() => routeEscalation(facts, { ...demoContent, routing: [] }, true)).toThrow(
      "not checked",
    );
  });
});
