import { type Page } from "playwright-core";
import { PASSPHRASE } from "./thread.ts";

/** The label of whatever has the focus: a field's, or its group's. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null) return "";
    const group = element.closest('[role="radiogroup"]') ?? element;
    const by = group.getAttribute("aria-labelledby");
    const named = by === null ? null : document.getElementById(by.split(" ")[0] ?? "");
    const label =
      element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
        ? element.labels?.[0]
        : null;
    return (
      named?.textContent ??
      (group === element ? label?.textContent : null) ??
      element.getAttribute("aria-label") ??
      element.textContent ??
      ""
    ).trim();
  });

/** Two hands on a keyboard; no mouse. It counts keys pressed besides typed text. */
export class Hands {
  readonly page: Page;
  keys = 0;

  constructor(page: Page) {
    this.page = page;
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      this.keys += 1;
    }
  }

  /** Tab until the field or group of this name has the focus. */
  async goTo(label: string): Promise<void> {
    for (let tries = 0; tries < 60; tries += 1) {
      if ((await focused(this.page)).startsWith(label)) return;
      await this.press("Tab");
    }
    throw new Error(
      `No field called "${label}" takes the focus; last was "${await focused(this.page)}"`,
    );
  }

  async type(label: string, text: string): Promise<void> {
    await this.goTo(label);
    await this.page.keyboard.type(text);
  }

  async choose(label: string, digit: string): Promise<void> {
    await this.goTo(label);
    await this.press(digit);
  }

  async signIn(login: string): Promise<void> {
    await this.type("Sign-in name", login);
    await this.type("Passphrase", PASSPHRASE);
    await this.press("Enter");
    await this.page.getByRole("heading", { name: /^(My cases|Escalations)$/ }).waitFor();
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor({ timeout: 15_000 });
  }
}
