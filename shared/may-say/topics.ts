import { type Words } from "../content/words.ts";
import { type MaySayDecision } from "./may-say.ts";

/** What a specialist may want to say; the lamp decides which of it. */
export const topics = {
  "take-the-story": {
    needs: "always",
    words: { en: "take the story", es: "escuchar lo que pasó" },
  },
  safety: { needs: "always", words: { en: "safety, 988 and 911", es: "seguridad, 988 y 911" } },
  "line-hours": { needs: "always", words: { en: "hours of the line", es: "horario de la línea" } },
  standards: {
    needs: "always",
    words: { en: "the standards in general", es: "las normas en general" },
  },
  "grievance-numbers": {
    needs: "always",
    words: { en: "grievance and regulator numbers", es: "números de quejas y del regulador" },
  },
  "public-clinic-numbers": {
    needs: "always",
    words: { en: "public clinic numbers", es: "números públicos de las clínicas" },
  },
  "open-as-stated": {
    needs: "always",
    words: { en: "open a case as stated", es: "abrir un caso según lo dicho" },
  },
  reference: {
    needs: "always",
    words: { en: "the reference of this call", es: "la referencia de esta llamada" },
  },
  "what-they-told-us": {
    needs: "told-us",
    words: { en: "what this caller told us", es: "lo que esta persona nos dijo" },
  },
  membership: {
    needs: "anything",
    words: { en: "whether somebody is a member", es: "si alguien es miembro" },
  },
  dates: {
    needs: "anything",
    words: { en: "dates of visits and offers", es: "fechas de citas y ofertas" },
  },
  names: { needs: "anything", words: { en: "names of providers", es: "nombres de proveedores" } },
  "earlier-contact": {
    needs: "anything",
    words: { en: "earlier calls and cases", es: "llamadas y casos anteriores" },
  },
} as const satisfies Record<
  string,
  { readonly needs: "always" | "told-us" | "anything"; readonly words: Words }
>;

export type Topic = keyof typeof topics;

const rank = { nothing: 0, "told-us": 1, anything: 2 } as const;
const needed = { always: 0, "told-us": 1, anything: 2 } as const;

/** Whether a topic may be spoken about under the lamp. */
export const mayTalkAbout = (topic: Topic, decision: Pick<MaySayDecision, "lamp">): boolean =>
  rank[decision.lamp] >= needed[topics[topic].needs];
