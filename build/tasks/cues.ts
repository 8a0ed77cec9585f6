import "../cues.ts";
