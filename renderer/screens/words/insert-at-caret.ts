/** A field that takes free text, where a sentence can be put in. */
export type TextPlace = HTMLInputElement | HTMLTextAreaElement;

/** The field that has the focus, if text can be put into it. */
export const textPlace = (focused: Element | null): TextPlace | null => {
  if (focused instanceof HTMLTextAreaElement) return focused;
  const takes = focused instanceof HTMLInputElement && ["text", "search"].includes(focused.type);
  return takes ? focused : null;
};

/** Text with a sentence put in at the caret: nothing is taken out, and words do not run together. */
export const withSentence = (
  text: string,
  caret: number,
  sentence: string,
): { readonly text: string; readonly caret: number } => {
  const before = text.slice(0, caret);
  const after = text.slice(caret);
  const gapBefore = before === "" || /\s$/.test(before) ? "" : " ";
  const gapAfter = after === "" || /^\s/.test(after) || /\s$/.test(sentence) ? "" : " ";
  const put = `${gapBefore}${sentence}${gapAfter}`;
  return { text: `${before}${put}${after}`, caret: caret + put.length };
};

/** Puts it in as if it had been typed, so that whoever listens to the field hears of it. */
export const insertAtCaret = (place: TextPlace, sentence: string): void => {
  const put = withSentence(place.value, place.selectionEnd ?? place.value.length, sentence);
  place.value = put.text;
  place.setSelectionRange(put.caret, put.caret);
  place.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
};
