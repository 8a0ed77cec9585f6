import { type Chord, isBare, matches, shown } from "./chord.ts";

export type Binding = {
  /** The first is the one that is shown. */
  readonly chords: readonly Chord[];
  readonly label: string;
  readonly run: () => void;
  /** Shown in the strip at the bottom; the rest only under F1. */
  readonly legend?: boolean;
  /** How it is printed, where one entry stands for several keys: ["1", "–", "0"]. */
  readonly printed?: readonly string[];
  readonly tone?: "crisis";
  /** Works over every overlay. */
  readonly everywhere?: boolean;
  /** Acts although a button has the focus: in the scope check Enter only closes. */
  readonly overButtons?: boolean;
};

/**
 * What the keys belong to. A screen may come up beneath a crisis that is already open, so the order
 * is by place and not by time; from an overlay upward nothing beneath is reached.
 */
const PLACES = ["window", "screen", "overlay", "crisis"] as const;

export type Layer = {
  readonly place: (typeof PLACES)[number];
  readonly bindings: () => readonly Binding[];
};

export type KeyGroup = {
  readonly place: "here" | "everywhere";
  readonly bindings: readonly Binding[];
};

/** Keys that a browser would take for itself: reload, help, find, print, downloads, open. */
const RESERVED: readonly Chord[] = [
  ...["F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9"],
  ...["e", "f", "g", "h", "j", "k", "l", "n", "o", "p", "r", "s", "t", "u", "w", "."].map(
    (key) => `Control+${key}`,
  ),
  ...["b", "c", "f", "h", "i", "k", "l", "o", "r"].map((key) => `Control+Shift+${key}`),
];

const takesText = (target: EventTarget | null): boolean => {
  if (target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLInputElement)
    return !["radio", "checkbox", "button", "submit"].includes(target.type);
  return false;
};

const takesEnter = (target: EventTarget | null): boolean =>
  target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement;

/** Which key means what, now. Layers are asked from the top down. */
export class Keyboard {
  #layers = $state.raw<readonly Layer[]>([]);
  #remap = $state.raw<Readonly<Record<Chord, Chord>>>({});
  // A component that goes reads the state as it was before; this list is always the latest.
  #latest: readonly Layer[] = [];

  readonly reachable = $derived.by((): readonly Binding[] => {
    const found: Binding[] = [];
    let covered = false;
    for (const layer of this.#layers.toReversed()) {
      found.push(...layer.bindings().filter(({ everywhere }) => !covered || everywhere));
      covered ||= layer.place === "overlay" || layer.place === "crisis";
    }
    return found;
  });

  /** The reachable keys by what they belong to: first what lies on top, the whole window's last. */
  readonly grouped = $derived.by((): readonly KeyGroup[] => {
    const labels = this.#layers
      .filter(({ place }) => place === "window")
      .flatMap((layer) => layer.bindings().map(({ label }) => label));
    return [
      { place: "here", bindings: this.reachable.filter(({ label }) => !labels.includes(label)) },
      {
        place: "everywhere",
        bindings: this.reachable.filter(({ label }) => labels.includes(label)),
      },
    ];
  });

  /** A policy's keys: default chord → the chord in its place. */
  remapTo(remap: Readonly<Record<Chord, Chord>>): void {
    this.#remap = remap;
  }

  /** The key in force for a mark that names a key as delivered: "Ctrl ↓". */
  printed(glyphs: string): string {
    const moved = Object.entries(this.#remap).find(([chord]) => shown(chord) === glyphs);
    return moved === undefined ? glyphs : shown(moved[1]);
  }

  add(layer: Layer): () => void {
    const height = ({ place }: Layer): number => PLACES.indexOf(place);
    this.#keep([...this.#latest, layer].sort((one, other) => height(one) - height(other)));
    return () => this.#keep(this.#latest.filter((each) => each !== layer));
  }

  #keep(layers: readonly Layer[]): void {
    this.#latest = layers;
    this.#layers = layers;
  }

  press(pressed: KeyboardEvent): void {
    if (pressed.isComposing) return;
    const binding = this.#bindingFor(pressed);
    if (binding === null) {
      if (RESERVED.some((chord) => matches(chord, pressed))) pressed.preventDefault();
      return;
    }
    pressed.preventDefault();
    pressed.stopPropagation();
    if (!pressed.repeat || pressed.key.startsWith("Arrow")) binding.run();
  }

  #bindingFor(pressed: KeyboardEvent): Binding | null {
    const typing = takesText(pressed.target);
    const onButton = takesEnter(pressed.target);
    for (const binding of this.reachable) {
      const chord = binding.chords.find((each) => matches(this.#remap[each] ?? each, pressed));
      if (chord === undefined) continue;
      if (typing && isBare(chord)) continue;
      if (onButton && !binding.overButtons && (chord === "Enter" || chord === " ")) continue;
      return binding;
    }
    return null;
  }
}
