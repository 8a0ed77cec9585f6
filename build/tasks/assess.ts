import "../assess.ts";
