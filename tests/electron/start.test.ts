import { describe, expect, test } from "vitest";
import { judgeFolder, localDataFolder } from "#main/electron/data-folder.ts";
import { hotkeysOf, takeHotkeys } from "#main/electron/hotkeys.ts";
import { answerPage } from "#main/electron/serve-page.ts";
import { CLOCK_VARIABLE, clockSetOnBy, refusedArguments } from "#main/electron/switches.ts";
import { arrangementOf, placeFor } from "#main/electron/window-place.ts";
import { Asked } from "#main/asked.ts";

describe("the data folder", () => {
  const windows = (local: string | undefined) => {
    const judged = localDataFolder("win32", { LOCALAPPDATA: local });
    return judged.ok ? judged.value : judged.refusal.code;
  };

  test("is local to this Windows profile", () => {
    expect(windows("C:\\Users\\k\\AppData\\Local")).toBe(
      "C:\\Users\\k\\AppData\\Local\\AccessLine\\Workstation",
    );
  });

  test.each([
    ["\\\\server\\profiles\\k\\AppData\\Local", "data-not-local"],
    ["//server/profiles/k", "data-not-local"],
    ["\\\\?\\UNC\\server\\k", "data-not-local"],
    ["C:\\Users\\k\\AppData\\Roaming", "data-not-local"],
    ["", "no-data-folder"],
    [undefined, "no-data-folder"],
    ["AppData\\Local", "no-data-folder"],
    ["\\Users\\k", "no-data-folder"],
  ])("is refused at %s: %s", (local, code) => expect(windows(local)).toBe(code));

  test("is refused where a drive letter hides a share, and on a network's file system", () => {
    const local = "H:\\AccessLine\\Workstation";
    expect(judgeFolder(local, "\\\\server\\home\\AccessLine", 0).ok).toBe(false);
    expect(judgeFolder("/home/k", "/home/k", 0x6969).ok).toBe(false);
    expect(judgeFolder("/home/k", "/home/k", 0xff534d42).ok).toBe(false);
    expect(judgeFolder(local, local, 0).ok).toBe(true);
    expect(judgeFolder("/home/k", "/home/k", 0xef53).ok).toBe(true);
  });

  test("elsewhere lies below the home folder, and needs one", () => {
    expect(localDataFolder("linux", { HOME: "/home/k" })).toMatchObject({
      value: "/home/k/.local/share/accessline-workstation",
    });
    expect(localDataFolder("linux", {}).ok).toBe(false);
  });
});

describe("the arguments of a start", () => {
  test.each([
    "--remote-debugging-port=9222",
    "--remote-debugging-pipe",
    "--inspect",
    "--inspect-brk=0",
    "--no-sandbox",
    "--disable-web-security",
    "--proxy-server=evil:8080",
    "--user-data-dir=C:\\x",
    "--ignore-certificate-errors",
    "--js-flags=--allow-natives-syntax",
    "--load-extension=x",
    "-r",
  ])("%s is refused by a release", (each) =>
    expect(refusedArguments([each, "accessline://call"], "release")).toEqual([each]),
  );

  test("a link is taken, and the journeys' build takes its driver's two switches and no other", () => {
    expect(refusedArguments(["accessline://call?ani=5105550142"], "release")).toEqual([]);
    expect(
      refusedArguments(["--inspect=0", "--remote-debugging-port=0", "--no-sandbox"], "e2e"),
    ).toEqual(["--no-sandbox"]);
  });
});

describe("the clock", () => {
  const now = Date.parse("2026-12-01T12:00:00Z");
  const asked = { [CLOCK_VARIABLE]: String(Date.parse("2026-11-25T18:04:00Z")) };

  test("a journey's build is set to the instant it is asked for", () => {
    expect(now + clockSetOnBy("e2e", asked, now)).toBe(Date.parse("2026-11-25T18:04:00Z"));
  });

  test.each([asked, {}, { [CLOCK_VARIABLE]: "soon" }, { [CLOCK_VARIABLE]: "" }])(
    "a release keeps the machine's, whatever the environment says: %o",
    (env) => expect(clockSetOnBy("release", env, now)).toBe(0),
  );

  test.each(["soon", "1e400", "12.5"])("a journey's build takes no %s for an instant", (words) =>
    expect(clockSetOnBy("e2e", { [CLOCK_VARIABLE]: words }, now)).toBe(0),
  );
});

describe("where the window opens", () => {
  const at = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });
  const desk = { bounds: at(0, 0, 1920, 1080), workArea: at(0, 0, 1920, 1040) };
  const side = { bounds: at(1920, 0, 2560, 1440), workArea: at(1920, 0, 2560, 1400) };

  test("in the middle of the first screen, the first time", () => {
    expect(placeFor({}, [desk])).toEqual(at(320, 160, 1280, 720));
    const small = { bounds: at(0, 0, 1024, 600), workArea: at(0, 0, 1024, 560) };
    expect(placeFor({}, [small])).toEqual(at(0, 0, 1024, 560));
  });

  test("where it was on these screens, also on the second one", () => {
    const kept = { [arrangementOf([desk, side])]: at(2100, 50, 1400, 900) };
    expect(placeFor(kept, [desk, side])).toEqual(at(2100, 50, 1400, 900));
    expect(placeFor(kept, [side, desk])).toEqual(at(2100, 50, 1400, 900));
  });

  test("never on a screen that is gone, nor where no hand could reach it", () => {
    const kept = { [arrangementOf([desk, side])]: at(2100, 50, 1400, 900) };
    expect(placeFor(kept, [desk])).toEqual(at(320, 160, 1280, 720));
    for (const lost of [at(-1390, 0, 1400, 900), at(100, -50, 1400, 900), at(100, 1030, 1400, 900)])
      expect(placeFor({ [arrangementOf([desk])]: lost }, [desk])).toEqual(at(320, 160, 1280, 720));
  });

  test("never larger than its screen or smaller than a person can work in", () => {
    const kept = { [arrangementOf([desk])]: at(0, 0, 9000, 10) };
    expect(placeFor(kept, [desk])).toEqual(at(0, 0, 1920, 640));
  });
});

describe("what a page's session is answered", () => {
  const asset = (pathname: string) =>
    Promise.resolve({ status: 200, headers: { "content-type": "text/plain" }, body: pathname });
  const ask = async (method: string, url: string): Promise<string> => {
    const answer = await answerPage("app://workstation", { method, url }, asset);
    return `${answer.status} ${await answer.text()}`;
  };

  test("a file of its own origin, by GET or HEAD", async () => {
    expect(await ask("GET", "app://workstation/index.html")).toBe("200 /index.html");
    expect(await ask("HEAD", "app://workstation/index.html")).toBe("200 ");
  });

  test.each([
    ["POST", "app://workstation/index.html", "405 "],
    ["OPTIONS", "app://workstation/index.html", "405 "],
    ["GET", "app://vault/index.html", "404 "],
    ["GET", "app://workstation@evil/index.html", "404 "],
    ["GET", "https://workstation/index.html", "404 "],
  ])("%s %s is answered %s", async (method, url, said) =>
    expect(await ask(method, url)).toBe(said),
  );
});

describe("the keys that work from any program", () => {
  test("are new call, and a crisis key where policy sets one", () => {
    expect(hotkeysOf(null).map(({ printed }) => printed)).toEqual(["Ctrl+Alt+F5"]);
    expect(hotkeysOf("Ctrl+Alt+F8").map(({ accelerator }) => accelerator)).toEqual([
      "CommandOrControl+Alt+F5",
      "CommandOrControl+Alt+F8",
    ]);
    expect(hotkeysOf("Ctrl+C")).toHaveLength(1);
  });

  test("say in a sentence what another program has taken, and which key does it inside", () => {
    const said = takeHotkeys(
      hotkeysOf("Ctrl+Alt+F8"),
      (accelerator) => !accelerator.endsWith("F8"),
      () => undefined,
    );
    expect(said).toEqual([
      "Another program has Ctrl+Alt+F8, so it does not open the crisis path from outside this window. Inside it F8 does. Ask IT which program takes the key.",
    ]);
  });

  test("ask for what they stand for", () => {
    const pressed: (() => void)[] = [];
    const asked: string[] = [];
    takeHotkeys(
      hotkeysOf("Ctrl+Alt+F8"),
      (_key, press) => pressed.push(press) > 0,
      ({ kind }) => asked.push(kind),
    );
    pressed.forEach((press) => press());
    expect(asked).toEqual(["new-call", "crisis"]);
  });
});

test("what is asked outside before the window listens is there when it does", async () => {
  const asked = new Asked();
  asked.ask({ kind: "new-call", ani: "1" });
  asked.ask({ kind: "new-call", ani: "2" });
  const stop = new AbortController();
  const heard = asked.watch(stop.signal);
  expect((await heard.next()).value).toEqual({ kind: "new-call", ani: "2" });
  const next = heard.next();
  asked.ask({ kind: "crisis" });
  expect((await next).value).toEqual({ kind: "crisis" });
  const last = heard.next();
  stop.abort();
  expect((await last).done).toBe(true);
});
