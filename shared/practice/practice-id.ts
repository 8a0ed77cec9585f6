/**
 * The form of every id of a practice call and of what comes of it: a version 8 UUID (RFC 9562, "custom")
 * that begins with "practice" in ASCII. Real ids are of version 4 or 7, so that desk, journal and server
 * can each tell the two apart from the id alone and refuse the wrong one.
 */
const PREFIX = "70726163-7469-8";
const WHOLE = /^70726163-7469-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** A practice id from a random UUID: the first characters give way to the mark. */
export const practiceId = (uuid: string): string => PREFIX + uuid.slice(PREFIX.length);

export const isPracticeId = (id: string): boolean => WHOLE.test(id);

/** Whether a practice id stands anywhere in a value, by itself; text that merely speaks of one does not count. */
export const namesPractice = (value: unknown): boolean => {
  if (typeof value === "string") return isPracticeId(value);
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(namesPractice);
};
