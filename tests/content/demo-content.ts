import { loadContent, problemLine } from "../../build/content/load-content.ts";
import { type Content } from "#shared/content/content.ts";

/** The content that ships, checked: what most tests of decisions are told to decide by. */
export const demoContent: Content = (() => {
  const loaded = loadContent(new URL("../../content", import.meta.url).pathname);
  if (!loaded.ok) throw new Error(loaded.refusal.map(problemLine).join("\n"));
  return loaded.value;
})();
