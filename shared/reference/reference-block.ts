import { nextReference, provisionalReference, type Reference } from "./reference.ts";

/**
 * Numbers under a prefix that the server handed to one run of main and to nobody else: `next` to
 * `end` - 1, counted from 0. It is kept in memory only, so that neither a copied nor a restored disk
 * can give one of them a second time (decision 0001).
 */
export type ReferenceBlock = {
  readonly prefix: string;
  readonly next: number;
  readonly end: number;
};

/** The next reference out of a block; without one, or when it is used up, a provisional reference. */
export const takeReference = (
  block: ReferenceBlock | null,
  chance: () => number,
): { readonly reference: Reference; readonly block: ReferenceBlock | null } =>
  block === null || block.next >= block.end
    ? { reference: provisionalReference(chance), block: null }
    : {
        reference: nextReference(block.prefix, block.next),
        block: { ...block, next: block.next + 1 },
      };
