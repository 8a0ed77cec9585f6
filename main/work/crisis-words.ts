import { type CrisisWords } from "#shared/contract/views.ts";

/**
 * The built-in floor of the crisis path (L7, L14): in the program, so that no content and no damage can
 * empty it. Wording: clinical owner approves.
 */
export const CRISIS_FLOOR: CrisisWords = {
  ask: "It sounds very heavy. Are you thinking about suicide, or about hurting yourself or someone else?",
  branches: [
    {
      key: "D",
      branch: "danger-now",
      label: "In danger now",
      hint: "911: address that can be dispatched first",
      say: [
        "I am staying on the line with you. Help is coming; tell me exactly where you are.",
        "What is the street, the unit, the city and the county?",
        "Is anyone there with you? Is there anything there that could hurt you or someone else?",
      ],
    },
    {
      key: "T",
      branch: "thoughts-not-now",
      label: "Thoughts, not now",
      hint: "988 together: call, text, chat, Spanish, Deaf",
      say: [
        "Thank you for telling me. Would you like us to call 988 together now? I stay on the line.",
        "You can call or text 988 at any hour. Spanish: press 2. Deaf: dial 711, then 988.",
      ],
    },
    {
      key: "O",
      branch: "someone-else",
      label: "Someone else",
      hint: "Where is the person now? Who is with them?",
      say: ["Where is the person now?", "Who is with them right now, and can somebody stay there?"],
    },
    {
      key: "V",
      branch: "violence-or-child",
      label: "Violence, child at risk",
      hint: "safe to talk? safe place",
      say: [
        "Is it safe for you to talk right now?",
        "Is there a place you can go to where you are safe? If there is danger now, we call 911.",
      ],
    },
    {
      key: "M",
      branch: "overdose-or-withdrawal",
      label: "Overdose, withdrawal",
      hint: "911 · poison control",
      say: [
        "What was taken, how much, and when?",
        "We call 911 now. Poison control is 1-800-222-1222.",
      ],
    },
    {
      key: "S",
      branch: "says-safe",
      label: "Asked, says safe",
      hint: "in their words, back to the call",
      say: ["Thank you. If that changes, you can call or text 988 at any hour."],
    },
  ],
  floor: [
    "In an emergency: call 911 or go to the nearest emergency department.",
    "988: call or text at any hour, for suicide, mental health and substance use.",
  ],
};
