import "#server/index.ts";
