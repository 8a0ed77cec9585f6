import { shell } from "electron";

/** Hands an address to the system's browser. Whoever calls has asked `mayOpenOutside`. */
export const openOutside = (address: string): void => void shell.openExternal(address);
