import { describe, expect, test } from "vitest";
import {
  isOfPage,
  linkAmong,
  mayHave,
  mayOpenOutside,
  readLink,
  VAULT_ORIGIN,
  WORKSTATION_ORIGIN,
} from "#main/electron/addresses.ts";

test("the origins are frozen: another one would find an empty store", () => {
  expect([VAULT_ORIGIN, WORKSTATION_ORIGIN]).toEqual(["app://vault", "app://workstation"]);
});

describe("an address is of our page", () => {
  test.each([
    "app://workstation",
    "app://workstation/",
    "app://workstation/index.html",
    "app://workstation/assets/a.js?x=1",
  ])("%s", (address) => expect(isOfPage(WORKSTATION_ORIGIN, address)).toBe(true));

  test.each([
    "app://vault/index.html",
    "app://workstation.evil/index.html",
    "app://workstation@evil/",
    "app://evil@workstation/",
    "app://workstation:secret@evil/",
    "app://workstation:80/",
    "app:workstation/index.html",
    "app:///workstation/index.html",
    "app:\\\\workstation\\index.html",
    "APP://workstation/index.html",
    "app://WORKSTATION/index.html",
    " app://workstation/index.html",
    "app://workstation%2fevil/",
    "app://workstation\\evil",
    "app://workstation?x",
    "https://workstation/index.html",
    "file:///C:/index.html",
    "javascript:alert(1)",
    "data:text/html,x",
    "blob:app://workstation/1",
    "about:blank",
    "",
    `app://workstation/${"a".repeat(2_100)}`,
  ])("not %s", (address) => expect(isOfPage(WORKSTATION_ORIGIN, address)).toBe(false));
});

describe("an address may be opened in the system's browser", () => {
  const hosts = ["help.example.org"];
  test("https on a named host", () => {
    expect(mayOpenOutside(hosts, "https://help.example.org/page")).toBe(true);
    expect(mayOpenOutside([], "https://help.example.org/page")).toBe(false);
  });

  test.each([
    "http://help.example.org/",
    "https://help.example.org:8443/",
    "https://help.example.org.evil.example/",
    "https://evil.example/help.example.org",
    "https://help.example.org@evil.example/",
    "https://user:pass@help.example.org/",
    "https://help.example.org/?member=Rosa",
    "https://help.example.org/#Rosa",
    "https:\\\\help.example.org/",
    "HTTPS://help.example.org/",
    "https://HELP.example.org/",
    "https://hеlp.example.org/",
    "file:///C:/Windows/System32/calc.exe",
    "file://server/share/x.exe",
    "\\\\server\\share\\x.exe",
    "C:\\Windows\\calc.exe",
    "ms-msdt:/id",
    "search-ms:query=x",
    "javascript:alert(1)",
    "mailto:a@b.example",
    "tel:+15105550100",
    "accessline://call",
    "app://workstation/",
    "",
  ])("not %s", (address) => expect(mayOpenOutside(hosts, address)).toBe(false));
});

describe("a softphone's link", () => {
  test("starts a call, with the number it names or without", () => {
    expect(readLink("accessline://call")).toEqual({ kind: "new-call", ani: null });
    expect(readLink("accessline://call/")).toEqual({ kind: "new-call", ani: null });
    expect(readLink("accessline://call?ani=%28510%29%20555-0142")).toEqual({
      kind: "new-call",
      ani: "(510) 555-0142",
    });
    expect(readLink("accessline://call?ani=%2B15105550142")).toEqual({
      kind: "new-call",
      ani: "+15105550142",
    });
  });

  test.each([
    "accessline://close",
    "accessline://call/../crisis",
    "accessline://call?ani=5105550142&note=x",
    "accessline://call?note=x",
    "accessline://call?ani=5105550142&ani=5105550143",
    "accessline://call?ani=<script>",
    "accessline://call?ani=",
    "accessline://call?ani=12",
    `accessline://call?ani=${"5".repeat(40)}`,
    "accessline://user@call?ani=5105550142",
    "accessline://call#ani=5105550142",
    "ACCESSLINE://call",
    "accessline:call",
    " accessline://call",
    "accessline://call --inspect",
    "https://call?ani=5105550142",
    "",
  ])("is nothing when it reads %s", (address) => expect(readLink(address)).toBeNull());

  test("is found among the arguments of a start", () => {
    expect(linkAmong(["C:\\x.exe", "accessline://call?ani=5105550142"])).toEqual({
      kind: "new-call",
      ani: "5105550142",
    });
    expect(linkAmong(["C:\\x.exe", "--x"])).toBeNull();
  });
});

test("a page may write to the clipboard by a key of its own, and nothing else", () => {
  const all = [
    "clipboard-read",
    "clipboard-sanitized-write",
    "display-capture",
    "fileSystem",
    "fullscreen",
    "geolocation",
    "hid",
    "idle-detection",
    "keyboardLock",
    "media",
    "mediaKeySystem",
    "midi",
    "midiSysex",
    "notifications",
    "openExternal",
    "pointerLock",
    "serial",
    "speaker-selection",
    "storage-access",
    "top-level-storage-access",
    "unknown",
    "usb",
    "window-management",
  ];
  const given = (own: typeof VAULT_ORIGIN | typeof WORKSTATION_ORIGIN, from: string): string[] =>
    all.filter((permission) => mayHave(own, permission, from));
  expect(given(WORKSTATION_ORIGIN, "app://workstation/")).toEqual(["clipboard-sanitized-write"]);
  expect(given(WORKSTATION_ORIGIN, "https://evil.example/")).toEqual([]);
  expect(given(VAULT_ORIGIN, "app://vault/")).toEqual([]);
});
