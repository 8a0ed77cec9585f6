import { describe, expect, test } from "vitest";
import { type Content } from "#shared/content/content.ts";
import { type Referral } from "#shared/content/places.ts";
import { referralStatus } from "#shared/hours/referral-status.ts";
import { openingAt } from "#shared/hours/opening.ts";
import { demoContent } from "../content/demo-content.ts";

const desk = (id: string, content: Content = demoContent): Referral => {
  const found = content.referrals.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const statusOf = (id: string, at: string) => referralStatus(demoContent, desk(id), at);

describe("a desk a caller is sent to", () => {
  test.each([
    ["care-team", "2026-11-24T18:00Z", "open now"],
    ["care-team", "2026-11-25T00:29:59Z", "open now"],
    ["care-team", "2026-11-25T00:30Z", "open now · closes in 30 min"],
    ["care-team", "2026-11-25T00:56Z", "open now · closes in 4 min"],
    ["care-team", "2026-11-25T00:59:30Z", "open now · closes in 1 min"],
    ["care-team", "2026-11-25T01:00Z", "closed: instead Advice nurse 1-800-555-0111"],
    ["legal", "2026-11-25T01:00Z", "closed · opens Wed, Nov 25, 9 AM"],
    ["legal", "2026-11-24T16:00Z", "closed · opens at 9 AM"],
    ["lifeline-988", "2026-11-26T10:00Z", "open now"],
    ["member-services", "2026-11-26T18:00Z", "open now"],
  ])("%s at %s: %s", (id, at, words) => {
    expect(statusOf(id, at).status.en).toBe(words);
  });

  test("Spanish names the desk in Spanish", () => {
    expect(statusOf("care-team", "2026-11-26T18:00Z").status.es).toBe(
      "cerrado: en su lugar Enfermera de consejo 1-800-555-0111",
    );
    expect(statusOf("legal", "2026-11-24T16:00Z").status.es).toBe("cerrado · abre a las 9 AM");
  });

  test("says when it opens and where to go instead", () => {
    const status = statusOf("care-team", "2026-11-26T18:00Z");
    expect(status).toMatchObject({ open: false, instead: { id: "nurse-line" } });
    expect(status.opens?.en).toBe("Mon, Nov 30, 8:30 AM");
    expect(statusOf("care-team", "2026-11-24T18:00Z")).toMatchObject({
      instead: null,
      opens: null,
    });
  });
});

describe("the chain of desks instead", () => {
  const hours = desk("legal").hours;
  const withChain = (instead: Record<string, string | null>): Content => ({
    ...demoContent,
    referrals: demoContent.referrals.map((referral) =>
      referral.id in instead
        ? { ...referral, hours, instead: instead[referral.id] ?? null }
        : referral,
    ),
  });

  test("skips a desk that is closed as well", () => {
    const content = withChain({ "care-team": "nurse-line", "nurse-line": "switchboard" });
    const status = referralStatus(content, desk("care-team", content), "2026-11-26T18:00Z");
    expect(status.instead?.id).toBe("switchboard");
  });

  test("that turns in a circle ends", () => {
    const content = withChain({ "care-team": "nurse-line", "nurse-line": "care-team" });
    const status = referralStatus(content, desk("care-team", content), "2026-11-26T18:00Z");
    expect(status.instead).toBeNull();
    expect(status.status.en).toBe("closed · opens Mon, Nov 30, 9 AM");
  });
});

test("a desk that never opens has no opening", () => {
  const days = Array.from({ length: 100 }, (_, index) => ({
    on: new Date(Date.UTC(2026, 10, 20 + index)).toISOString().slice(0, 10),
    name: { en: "Shut" },
    adoptedOn: "2026-11-01",
    by: "admin",
  }));
  const P = { ...demoContent.calendars.P, added: days };
  const content = { ...demoContent, calendars: { ...demoContent.calendars, P } };
  expect(openingAt(content, content.line.hours, "2026-11-24T18:00Z")).toMatchObject({
    open: false,
    opensAt: null,
  });
  const status = referralStatus(content, desk("legal", content), "2026-11-24T18:00Z");
  expect(status.status).toEqual({ en: "closed", es: "cerrado" });
});
