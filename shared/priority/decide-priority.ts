import { type Content } from "../content/content.ts";
import { type PriorityPolicy } from "../content/policy.ts";
import { type Words } from "../content/words.ts";
import { dayOf } from "../dates/epoch-day.ts";
import { type Priority } from "../events/bodies.ts";
import { businessDays } from "../timely-access/business-days.ts";

/** What decides the priority; null where it was not asked or is not known, which raises nothing. */
export type PriorityFacts = {
  /** Today in the line's zone, a plain date. */
  readonly today: string;
  readonly crisis: boolean;
  /** Urgency as somebody stated it; a specialist never chooses it. */
  readonly urgentPer: "nobody" | "member" | "clinician" | "nurse-line" | null;
  /** Days until the medication runs out; negative once it has. */
  readonly medicationDaysLeft: number | null;
  readonly medication: string | null;
  /** Days since (negative) or until (positive) a discharge from hospital or a programme. */
  readonly dischargeInDays: number | null;
  /** The strictest lawful due date, a plain date; null when no standard fixes one. */
  readonly dueOn: string | null;
  readonly authorizationEndsInDays: number | null;
  /** Visits that the clinic cancelled or missed, as the policy counts them. */
  readonly clinicCancellations: number | null;
  readonly memberAge: number | null;
  /** Escalations of this concern, the one about to be raised included. */
  readonly escalations: number | null;
};

export type PriorityDecision = { readonly priority: Priority; readonly reasons: readonly Words[] };

const atMost = (value: number | null, limit: number): value is number =>
  value !== null && value <= limit;

const inDays = (days: number, en: string, es: string): Words => {
  if (days < 0) return { en: `${en} ran out`, es: `${es} ya se terminó` };
  if (days === 0) return { en: `${en} today`, es: `${es} hoy` };
  return {
    en: `${en} in ${days} day${days === 1 ? "" : "s"}`,
    es: `${es} en ${days} día${days === 1 ? "" : "s"}`,
  };
};

const medicationWords = (days: number): Words => inDays(days, "medication", "medicamento");

const dischargeWords = (days: number): Words => {
  const count = Math.abs(days);
  if (days === 0) return { en: "discharge today", es: "alta hoy" };
  const [en, es] = [
    `${count} day${count === 1 ? "" : "s"}`,
    `${count} día${count === 1 ? "" : "s"}`,
  ];
  return days > 0
    ? { en: `discharge in ${en}`, es: `alta en ${es}` }
    : { en: `discharged ${en} ago`, es: `alta hace ${es}` };
};

/** Whole words only: a name inside another word is another medicine. */
const namedIn = (list: readonly string[], medication: string | null): string | undefined => {
  const words = (medication ?? "").toLowerCase().split(/[^\p{L}]+/u);
  return list.find((name) => words.includes(name.toLowerCase()));
};

const firstReasons = (facts: PriorityFacts, policy: PriorityPolicy["p1"]): Words[] => {
  const highRisk = namedIn(policy.highRiskMedications, facts.medication);
  const opioid = namedIn(policy.opioidTreatments, facts.medication);
  const { medicationDaysLeft: left, dischargeInDays: discharge } = facts;
  return [
    ...(facts.crisis ? [{ en: "crisis", es: "crisis" }] : []),
    ...(facts.urgentPer === "clinician"
      ? [{ en: "clinician says urgent", es: "un profesional dice que es urgente" }]
      : []),
    ...(facts.urgentPer === "nurse-line"
      ? [{ en: "nurse line says urgent", es: "la línea de enfermería dice que es urgente" }]
      : []),
    ...(atMost(left, policy.medicationDays) ? [medicationWords(left)] : []),
    ...(highRisk === undefined ? [] : [{ en: `on ${highRisk}`, es: `toma ${highRisk}` }]),
    ...(opioid === undefined ? [] : [{ en: `on ${opioid}`, es: `toma ${opioid}` }]),
    ...(discharge !== null && Math.abs(discharge) <= policy.dischargeDays
      ? [dischargeWords(discharge)]
      : []),
  ];
};

const dueReason = (facts: PriorityFacts, content: Content, within: number): Words[] => {
  if (facts.dueOn === null) return [];
  const [today, due] = [dayOf(facts.today), dayOf(facts.dueOn)];
  if (due < today) return [{ en: "due date passed", es: "fecha límite vencida" }];
  if (due === today) return [{ en: "due today", es: "fecha límite hoy" }];
  const left = businessDays(content.calendars, content.calendars.adopted).between(today, due);
  if (left > within) return [];
  return [
    {
      en: `due in ${left} business day${left === 1 ? "" : "s"}`,
      es: `fecha límite en ${left} día${left === 1 ? " hábil" : "s hábiles"}`,
    },
  ];
};

const secondReasons = (facts: PriorityFacts, content: Content): Words[] => {
  const policy = content.policy.priority.p2;
  const { medicationDaysLeft: left, authorizationEndsInDays: authorization } = facts;
  const { clinicCancellations: cancelled, memberAge: age, escalations } = facts;
  return [
    ...dueReason(facts, content, policy.dueBusinessDays),
    ...(atMost(left, policy.medicationDays) ? [medicationWords(left)] : []),
    ...(atMost(authorization, policy.authorizationDays)
      ? [
          authorization < 0
            ? { en: "authorization ended", es: "autorización vencida" }
            : inDays(authorization, "authorization ends", "la autorización vence"),
        ]
      : []),
    ...(cancelled !== null && cancelled >= policy.clinicCancellations
      ? [
          {
            en: `${cancelled} visits cancelled or missed by the clinic`,
            es: `${cancelled} visitas canceladas o no atendidas por la clínica`,
          },
        ]
      : []),
    ...(age !== null && age < policy.minorBelow ? [{ en: "minor", es: "menor de edad" }] : []),
    ...(escalations !== null && escalations >= policy.escalations
      ? [{ en: `escalation ${escalations}`, es: `escalamiento ${escalations}` }]
      : []),
  ];
};

/** The priority with every reason for it; all thresholds are policy. P3 has no reason to give. */
export const decidePriority = (facts: PriorityFacts, content: Content): PriorityDecision => {
  const first = firstReasons(facts, content.policy.priority.p1);
  if (first.length > 0) return { priority: "P1", reasons: first };
  const second = secondReasons(facts, content);
  return { priority: second.length > 0 ? "P2" : "P3", reasons: second };
};

/** A specialist may raise a priority, with a reason in words, and never lower it. */
export const raisePriority = (
  decided: PriorityDecision,
  to: Priority,
  because: string,
): PriorityDecision =>
  to < decided.priority
    ? {
        priority: to,
        reasons: [...decided.reasons, { en: `raised: ${because}`, es: `elevada: ${because}` }],
      }
    : decided;
