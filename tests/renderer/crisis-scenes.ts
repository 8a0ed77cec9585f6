import { newCall, type Scene, type } from "./scene.ts";

const unlocked = "";

/** The crisis path, help without a sound, and what comes after. */
export const CRISIS_SCENES: readonly Scene[] = [
  {
    name: "crisis",
    query: "offline",
    steps: async (page) => {
      await newCall(page);
      await type(page, "Call-back number", "510 555 0142");
      await page.keyboard.press("F8");
      await page.getByText("Supervisor not told").first().waitFor();
    },
  },
  {
    name: "crisis-branch",
    query: unlocked,
    steps: async (page) => {
      await newCall(page);
      await page.keyboard.press("F8");
      await page.getByText("Supervisor told").first().waitFor();
      await page.keyboard.press("d");
      await type(page, "Street and number", "1450 Fruitvale Ave");
      await type(page, "City", "Oakland");
      await type(page, "County", "Alameda");
      await page.getByText("Alameda County · 510 555-0111").waitFor();
      await page.getByLabel("Who is there").focus();
    },
  },
  {
    name: "crisis-hand-over",
    query: unlocked,
    steps: async (page) => {
      await newCall(page);
      await page.keyboard.press("F8");
      await page.getByText("Supervisor told").first().waitFor();
      await page.keyboard.press("v");
      await page.keyboard.press("Alt+h");
      await page.getByLabel("Who took it").waitFor();
      await page.keyboard.press("Enter");
      await page.getByText("Still needed: who took the call").waitFor();
    },
  },
  {
    name: "crisis-cut-off",
    query: "offline",
    steps: async (page) => {
      await newCall(page);
      await type(page, "Call-back number", "510 555 0142");
      await page.keyboard.press("F8");
      await page.getByText("Supervisor not told").first().waitFor();
      await page.keyboard.press("t");
      await page.keyboard.press("Alt+c");
      await page.keyboard.press("Alt+n");
      await page.keyboard.press("Alt+n");
      await page.getByText("The lead decides on a welfare check").waitFor();
    },
  },
  {
    name: "crisis-spanish",
    query: unlocked,
    steps: async (page) => {
      await newCall(page);
      await page.keyboard.press("F8");
      await page.getByText("Supervisor told").first().waitFor();
      await page.keyboard.press("s");
      await page.keyboard.press("Control+e");
      await page.getByText("Gracias. Si eso cambia").waitFor();
    },
  },
  {
    name: "help",
    query: unlocked,
    steps: async (page) => {
      await newCall(page);
      await page.keyboard.press("Control+Shift+H");
      await page.getByRole("radio", { name: "A threat" }).waitFor();
      await page.keyboard.press("4");
      await page.getByText("conduct warning given").waitFor();
    },
  },
  {
    name: "help-answered",
    query: "answered",
    steps: async (page) => {
      await newCall(page);
      await page.keyboard.press("Control+Shift+H");
      await page.getByRole("radio", { name: "A question" }).waitFor();
      await page.keyboard.press("2");
      await type(page, "In a few words", "May I book the first one?");
      await page.keyboard.press("Control+Enter");
      await page.getByText("T. Reyes, 10:06 AM: Yes, book the first one.").first().waitFor();
    },
  },
  {
    name: "help-elsewhere",
    query: "person=reyes&helpElsewhere",
    steps: async (page) => {
      await page.getByText("K. Alvarado · A question").waitFor();
      await page.keyboard.press("Control+Shift+A");
      await page.getByLabel("Words for their screen").waitFor();
    },
  },
  {
    name: "recovery",
    query: "recovery",
    steps: async (page) => void (await page.getByText("Take your time").waitFor()),
  },
  {
    name: "safety-again",
    query: unlocked,
    steps: async (page) => {
      await newCall(page);
      await page.getByRole("radio", { name: "Asked, safe" }).focus();
      await page.keyboard.press("1");
      await type(page, "Listening", "he is giving away his tools");
      await page.getByText("Heard since").waitFor();
    },
  },
  {
    name: "crisis-elsewhere",
    query: "person=reyes&crisisElsewhere",
    steps: async (page) => void (await page.getByText("Crisis · K. Alvarado").waitFor()),
  },
  {
    name: "crisis-locked",
    query: "session=locked",
    steps: async (page) => {
      await page.getByLabel("Passphrase").waitFor();
      await page.keyboard.press("F8");
      await page.getByText("words only").waitFor();
    },
  },
  {
    name: "crisis-band",
    query: "offline",
    steps: async (page) => {
      await newCall(page);
      await page.keyboard.press("F8");
      await page.getByText("Supervisor not told").first().waitFor();
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
      await page.getByRole("region", { name: "Crisis open" }).waitFor();
    },
  },
];
