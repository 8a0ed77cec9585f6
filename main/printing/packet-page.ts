import { type CaseView } from "#shared/contract/views.ts";
import { type PrintedPage } from "./printed-page.ts";

/**
 * The packet of the last escalation on paper: what the region needs and no more. `label` names a field as
 * people read it; `noticeFor` gives what must go along with such facts. Null: the case was never escalated.
 */
export const packetPage = (
  view: CaseView,
  label: (field: string) => string,
  noticeFor: (facts: Readonly<Record<string, string>>) => string | null,
): PrintedPage | null => {
  const escalation = view.escalations.at(-1);
  if (escalation === undefined) return null;
  const { raised } = escalation;
  const notice = noticeFor(raised.facts);
  return {
    title: "Escalation",
    parts: [
      ...(notice === null ? [] : [{ heading: "Notice", lines: [notice] }]),
      {
        heading: `${view.reference} · ${view.concernWords} · ${raised.priority}`,
        rows: [
          { label: "Goes to", value: raised.to?.team ?? escalation.regionName ?? raised.region },
          ...(raised.to === undefined
            ? []
            : [{ label: "Whom to ring", value: `${raised.to.name} · ${raised.to.phone}` }]),
          { label: "Raised by", value: escalation.raisedBy },
          ...(raised.reasons.length === 0
            ? []
            : [{ label: "Why this priority", value: raised.reasons.join(" · ") }]),
        ],
      },
      { heading: "Dates", rows: view.dates },
      { heading: "What is needed", lines: raised.summary === "" ? [] : [raised.summary] },
      {
        heading: "Facts",
        rows: Object.entries(raised.facts).map(([field, value]) => ({
          label: label(field),
          value,
        })),
      },
    ],
  };
};
