import { tick } from "svelte";
import type { PlaceInCall } from "#shared/contract/tray-views.ts";

/** Where the prompter and the keys lead: a field by its name, the panes in their order. */

export const focusField = (field: string): boolean => {
  const place = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`);
  const target =
    place?.querySelector<HTMLElement>("input:checked") ??
    place?.querySelector<HTMLElement>("input") ??
    place;
  target?.focus();
  return target !== null && target !== undefined;
};

/** The place of an answer: in the form, or under its question once the prompter has drawn it. */
export const focusAnswer = async (field: string): Promise<void> => {
  if (focusField(field)) return;
  for (let drawn = 0; drawn < 3; drawn += 1) {
    await tick();
    if (focusField(field)) return;
  }
};

/** F6: each pane takes the focus where it was last in it, else at its first field. */
export const nextPane = (): void => {
  const panes = [...document.querySelectorAll<HTMLElement>("[data-pane]")];
  const here = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(here + 1) % panes.length];
  const inside = next?.querySelector<HTMLElement>("input, textarea, button");
  (next?.dataset["pane"] === "form" ? (inside ?? next) : next)?.focus();
};

/** Where somebody is in the call now, for the way back to it. */
export const placeNow = (prompt: string | null): PlaceInCall => {
  const { activeElement } = document;
  const field = activeElement?.closest("[data-field]")?.getAttribute("data-field") ?? null;
  const hasCaret =
    activeElement instanceof HTMLTextAreaElement ||
    (activeElement instanceof HTMLInputElement && ["text", "tel"].includes(activeElement.type));
  return { field, caret: hasCaret ? activeElement.selectionStart : null, prompt };
};

/** Back to a place: the field, and the letter in it. False: the field is not on the screen. */
export const goToPlace = ({ field, caret }: PlaceInCall): boolean => {
  if (field === null || !focusField(field)) return false;
  const { activeElement } = document;
  const isText =
    activeElement instanceof HTMLTextAreaElement || activeElement instanceof HTMLInputElement;
  const at = caret ?? (isText ? activeElement.value.length : 0);
  if (isText && ["text", "tel", "textarea"].includes(activeElement.type))
    activeElement.setSelectionRange(at, at);
  return true;
};
