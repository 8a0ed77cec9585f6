import { AxeBuilder } from "@axe-core/playwright";
import { type Page } from "playwright-core";

/** Two hands on a keyboard: everything is reached with keys, and the keys besides text are counted. */
export class KeyboardOnly {
  readonly page: Page;
  keys = 0;

  constructor(page: Page) {
    this.page = page;
  }

  async press(...chords: string[]): Promise<void> {
    for (const chord of chords) {
      await this.page.keyboard.press(chord);
      this.keys += 1;
    }
  }

  write(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  /** What has the focus, as a screen reader would name it. */
  focused(): Promise<string> {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement)) return "";
      const group =
        element.closest('[role="radiogroup"]') ??
        (element.matches('[type="checkbox"]') ? element.closest('[role="group"]') : null);
      const names = (group ?? element).getAttribute("aria-labelledby")?.split(" ") ?? [];
      const labelled = names.map((id) => document.getElementById(id)?.textContent).join(" ");
      const labels =
        element instanceof HTMLInputElement ||
        element instanceof HTMLTextAreaElement ||
        element instanceof HTMLSelectElement
          ? element.labels?.[0]?.textContent
          : null;
      return (labelled || element.getAttribute("aria-label") || labels || element.textContent || "")
        .trim()
        .replace(/\s+/g, " ");
    });
  }

  /** Tab until this is in the focus; a focus that is lost or trapped fails here. */
  async tabTo(name: string): Promise<void> {
    for (let tries = 0; tries < 40; tries += 1) {
      if ((await this.focused()) === name) return;
      await this.press("Tab");
    }
    throw new Error(`Tab never reached "${name}"; it stands on "${await this.focused()}".`);
  }

  async field(name: string, text: string): Promise<void> {
    await this.tabTo(name);
    await this.write(text);
  }

  async choice(name: string, digit: string): Promise<void> {
    await this.tabTo(name);
    await this.press(digit);
  }

  async announced(words: RegExp): Promise<void> {
    await this.page.waitForFunction(
      (pattern) =>
        new RegExp(pattern).test(
          document.querySelector('[data-testid="announcer"]')?.textContent ?? "",
        ),
      words.source,
    );
  }

  /** axe finds nothing, in both schemes. */
  async findings(): Promise<string[]> {
    const found: string[] = [];
    for (const colorScheme of ["light", "dark"] as const) {
      await this.page.emulateMedia({ colorScheme });
      // Legacy: the usual mode opens a window of its own for each look, and there are no frames here.
      const { violations } = await new AxeBuilder({ page: this.page }).setLegacyMode().analyze();
      found.push(
        ...violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html ?? ""}`),
      );
    }
    await this.page.emulateMedia({ colorScheme: "light" });
    return found;
  }
}
