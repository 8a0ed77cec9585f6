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

/** F6: each pane takes the focus where it was last in it, else at its first field. */
export const nextPane = (): void => {
  const panes = [...document.querySelectorAll<HTMLElement>("[data-pane]")];
  const here = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(here + 1) % panes.length];
  const inside = next?.querySelector<HTMLElement>("input, textarea, button");
  (next?.dataset["pane"] === "form" ? (inside ?? next) : next)?.focus();
};
