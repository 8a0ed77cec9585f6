import { ORPCError, type implement } from "@orpc/server";
import type { BuildOffer, BuildsView } from "#shared/contract/builds.ts";
import type { PolicyView } from "#shared/contract/policy.ts";
import { type workstationContract } from "#shared/contract/workstation.ts";

type Make = ReturnType<typeof implement<typeof workstationContract>>["builds"];

const IN_USE: BuildsView = {
  inUse: {
    version: "1.4.0",
    signer: "O=Access Line, CN=Access Line release signing",
    fuses: "All nine as a release has them",
    content: "2026-11-02 · 14 scripts",
    channel: "release",
    trusts: ["Release key 2026 · ce58d1f7e972f724", "Reserve key 2026 · fa0acf4073e5d3e2"],
  },
  feed: "https://releases.example/line/",
  unsent: 2,
  cannotInstall: null,
  offer: null,
};

const HELD: BuildOffer = {
  from: "E:\\access-line-1.5.0",
  steps: [
    { step: "manifest", words: "Version 1.5.0, 2 files" },
    { step: "signature", words: "Signed by Release key 2026, key ce58d1f7e972f724" },
    { step: "product", words: "This product, release channel" },
    { step: "expiry", words: "May be installed until 2027-01-31" },
    { step: "version", words: "1.5.0 is newer than 1.4.0" },
    { step: "beside", words: "Nothing else that could run" },
    { step: "files", words: "2 files, byte for byte" },
  ],
  refusal: null,
  release: {
    version: "1.5.0",
    signer: "Release key 2026",
    expires: "2027-01-31",
    files: [
      { name: "access-line-workstation-1.5.0-win-x64.exe", size: "96.4 MB" },
      { name: "access-line-workstation-1.5.0-win-x64.msi", size: "101.2 MB" },
    ],
  },
  done: [],
};

const REFUSED: BuildOffer = {
  ...HELD,
  steps: HELD.steps.slice(0, 1),
  refusal: {
    code: "wrong-signer",
    words: "It was signed with a key that this build does not trust. Do not install it; tell IT.",
  },
  release: null,
};

/** Main's answers on the Builds screen: a folder with "bad" in its name is refused, every other one holds. */
export const fakeBuilds = (make: Make) => {
  let offer: BuildOffer | null = null;
  const view = (): BuildsView => ({ ...IN_USE, offer });
  return {
    get: make.get.handler(() => view()),
    lookInFolder: make.lookInFolder.handler(({ input }) => {
      offer = { ...(input.folder.includes("bad") ? REFUSED : HELD), from: input.folder };
      return view();
    }),
    lookAtFeed: make.lookAtFeed.handler(() => {
      offer = { ...HELD, from: IN_USE.feed ?? "" };
      return view();
    }),
    exportTo: make.exportTo.handler(({ input }) => {
      offer = { ...HELD, done: [`Exported to ${input.folder}, and checked there`] };
      return view();
    }),
    install: make.install.handler((): BuildsView => {
      throw new ORPCError("REFUSED", {
        data: {
          code: "unsent",
          remedy:
            "2 things are not sent yet. Wait until the top bar says none is, then hand it over.",
        },
      });
    }),
  };
};

export const A_POLICY: PolicyView = {
  rules: [
    {
      rule: "idleLockMinutes",
      title: "Minutes without a key until the desk locks",
      explain: "In a call it warns first. Everything typed is kept.",
      value: "5",
      setBy: "administrator",
      place: "HKLM\\Software\\Policies\\AccessLine\\Workstation",
      overruled: ["C:\\ProgramData\\AccessLine\\policy.json"],
    },
    {
      rule: "updateFeed",
      title: "Address where releases are published",
      explain: "A folder behind https. Supervisors look there from the Builds screen.",
      value: "https://releases.example/line/",
      setBy: "machine",
      place: "C:\\ProgramData\\AccessLine\\policy.json",
      overruled: [],
    },
    {
      rule: "hideFromScreenshots",
      title: "Keep the window out of screenshots",
      explain: "It also shuts out remote support and screen readers that read the picture.",
      value: "no",
      setBy: "default",
      place: "",
      overruled: [],
    },
  ],
};
