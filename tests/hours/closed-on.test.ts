import { expect, test } from "vitest";
import { clinicClosedOn } from "#shared/hours/closed-on.ts";
import { demoContent } from "../content/demo-content.ts";

const closedOn = (id: string, on: string) => {
  const clinic = demoContent.clinics.find((one) => one.id === id);
  return clinic === undefined ? undefined : clinicClosedOn(demoContent, clinic.hours, on);
};

test("a holiday is named, a weekday on which the clinic never opens too", () => {
  expect(closedOn("rio-oaks", "2026-11-11")).toEqual({
    en: "Veterans Day: clinic closed, check",
    es: "Día de los Veteranos: clínica cerrada, verificar",
  });
  expect(closedOn("sierra-foothill", "2026-11-20")?.en).toBe("Fridays: clinic closed, check");
  expect(closedOn("rio-oaks", "2026-11-22")?.es).toBe("domingos: clínica cerrada, verificar");
});

test("an open day is not pointed out, a clinic that keeps no holidays only for its weekdays", () => {
  expect(closedOn("rio-oaks", "2026-11-10")).toBeNull();
  expect(closedOn("kern-valley", "2026-11-11")).toBeNull();
  expect(closedOn("kern-valley", "2026-11-15")?.en).toBe("Sundays: clinic closed, check");
  expect(clinicClosedOn(demoContent, { kind: "always" }, "2026-12-25")).toBeNull();
});
