export const PRINT = { key: "Print", packetTitle: "Print or save" } as const;
