import { type Page } from "playwright-core";
import { PASSPHRASE } from "./thread.ts";

/** The label of whatever has the focus: a field's, or its group's. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null) return "";
    const group = element.closest('[role="radiogroup"], [role="group"][data-field]') ?? element;
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

/** Whether a field or group of this name stands before what has the focus: then Shift+Tab is the shorter way. */
const isBefore = (page: Page, label: string): Promise<boolean> =>
  page.evaluate((wanted) => {
    const here = document.activeElement;
    const named = [
      ...[...document.querySelectorAll("label")].map((each) => ({
        words: each.textContent,
        at: each.control,
      })),
      ...[...document.querySelectorAll("[role=radiogroup], [role=group][data-field]")].map(
        (each) => ({
          words: document.getElementById(each.getAttribute("aria-labelledby")?.split(" ")[0] ?? "")
            ?.textContent,
          at: each,
        }),
      ),
    ];
    const found = named.find(
      ({ words, at }) => at?.closest("[inert]") === null && words?.trim().startsWith(wanted),
    );
    return (
      here !== null &&
      here !== document.body &&
      found?.at instanceof Element &&
      (here.compareDocumentPosition(found.at) & Node.DOCUMENT_POSITION_PRECEDING) !== 0
    );
  }, label);

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

  /** Tab, or Shift+Tab to what stands before, until the field or group of this name has the focus. */
  async goTo(label: string): Promise<void> {
    const key = (await isBefore(this.page, label)) ? "Shift+Tab" : "Tab";
    for (let tries = 0; tries < 60; tries += 1) {
      if ((await focused(this.page)).startsWith(label)) return;
      await this.press(key);
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

  /** What stands in a field goes, and this is typed instead. */
  async retype(label: string, text: string): Promise<void> {
    await this.goTo(label);
    await this.press("Control+a");
    await this.page.keyboard.type(text);
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor({ timeout: 15_000 });
  }
}
