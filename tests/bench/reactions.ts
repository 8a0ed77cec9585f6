import { type Page } from "playwright-core";

/** What the screen shows where the reaction is looked for: an element's text, its state, or null. */
export type Probe = {
  readonly selector: string;
  readonly attribute?: string;
};

/** From the key (its own time stamp) until what the probe sees is another, and painted. Milliseconds. */
export const reaction = async (page: Page, key: string, probe: Probe): Promise<number> => {
  await page.evaluate(({ selector, attribute }) => {
    const seen = (): string | null => {
      const place = document.querySelector(selector);
      if (place === null) return null;
      return attribute === undefined ? place.textContent : place.getAttribute(attribute);
    };
    const before = seen();
    (window as unknown as { reacted: Promise<number> }).reacted = new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`no reaction at ${selector}`)), 20_000);
      let pressedAt = 0;
      const look = (): void => {
        if (pressedAt === 0 || seen() === before) return;
        observer.disconnect();
        // After the frame that shows it: the task behind a frame's callbacks runs once it is drawn.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - pressedAt);
          port2.postMessage(null);
        });
      };
      const observer = new MutationObserver(look);
      const pressed = ({ timeStamp }: Event): void => {
        pressedAt = timeStamp;
        // The window's own listener came first, and the screen may have changed behind it already.
        look();
      };
      window.addEventListener("keydown", pressed, { capture: true, once: true });
      observer.observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
    });
  }, probe);
  await page.keyboard.press(key);
  return page.evaluate(() => (window as unknown as { reacted: Promise<number> }).reacted);
};
