/** What the keys of a group of choices have in common: digits choose, arrows move the focus. */

const STEPS: Readonly<Record<string, 1 | -1>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

const inputsOf = (group: HTMLElement): HTMLInputElement[] => [...group.querySelectorAll("input")];

/** Where the focus stands in the group; -1: outside. */
export const focusedAt = (group: HTMLElement): number =>
  inputsOf(group).indexOf(document.activeElement as HTMLInputElement);

export const focusChoice = (group: HTMLElement, at: number): void => inputsOf(group)[at]?.focus();

/** An arrow goes to the neighbour, round at the ends. False: the key is no arrow. */
export const moveInGroup = (group: HTMLElement, key: string): boolean => {
  const by = STEPS[key];
  if (by === undefined) return false;
  const { length } = inputsOf(group);
  focusChoice(group, (focusedAt(group) + by + length) % length);
  return true;
};
