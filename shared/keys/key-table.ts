/** What has become of a desk or of the person at it. */
export type DeskState = "locked" | "unlocked" | "signed-out" | "revoked" | "stolen";

/** What the sealed stores can be asked for. `recover`: take the data key from the server's escrow. */
export type KeyUse = "read" | "append" | "deliver" | "recover";

export type KeyRule =
  | { readonly allowed: true; readonly how: string }
  | { readonly allowed: false; readonly remedy: string };

const yes = (how: string): KeyRule => ({ allowed: true, how });
const no = (remedy: string): KeyRule => ({ allowed: false, remedy });

/**
 * The key table (decision 0003). Sealing and delivering need public keys and the station key
 * only; reading needs the data key; recovering needs an online sign-in at this desk.
 */
export const keyTable: Readonly<Record<DeskState, Readonly<Record<KeyUse, KeyRule>>>> = {
  unlocked: {
    read: yes("the data key is in the vault"),
    append: yes("sealed to the desk's and the server's public keys"),
    deliver: yes("sealed frames signed by the station key"),
    recover: no("This desk is unlocked: nothing needs recovering."),
  },
  locked: {
    read: no("Unlock this desk with your passphrase first."),
    append: yes("crisis and call start only, as the person who locked"),
    deliver: yes("sealed frames signed by the station key"),
    recover: yes("an online sign-in of an enrolled person at this desk"),
  },
  "signed-out": {
    read: no("Sign in first."),
    append: no(
      "Sign in first: an event needs somebody who did it. The crisis words stay on the screen.",
    ),
    deliver: yes("sealed frames signed by the station key"),
    recover: yes("an online sign-in of an enrolled person at this desk"),
  },
  revoked: {
    read: no("Your access to this desk was withdrawn. Ask a supervisor."),
    append: no("Your access to this desk was withdrawn. Ask a supervisor."),
    deliver: yes("what was written before is sent and held for review"),
    recover: no("Your access to this desk was withdrawn. Ask a supervisor."),
  },
  stolen: {
    read: no("This desk was reported stolen: its keys are gone. Call the central team."),
    append: no("This desk was reported stolen: nothing can be written on it."),
    deliver: yes("what was written before is sent and held for review"),
    recover: no("This desk was reported stolen: enrol it again."),
  },
};
