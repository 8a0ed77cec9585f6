import { type Who } from "../contract/who.ts";
import { understandBirthDate } from "./birth-date.ts";
import { memberNumberKey } from "./member-number.ts";
import { phoneKey } from "./phone.ts";

/** By what the caller and member of a call are recognised, from what was typed so far. */
export const whoOf = (
  fields: Readonly<Record<string, string>>,
  ani: string | null,
  today: string,
): Who => {
  const born = understandBirthDate(fields["memberBornOn"] ?? "", today);
  const named = (fields["memberName"] ?? "").trim() === "" && fields["callerIs"] === "member";
  return {
    phones: [
      ...new Set(
        [fields["callbackNumber"] ?? "", ani ?? ""].flatMap((each) => phoneKey(each) ?? []),
      ),
    ],
    memberNumber: memberNumberKey(fields["memberNumber"] ?? ""),
    memberName: fields[named ? "callerName" : "memberName"] ?? "",
    bornOn: born.ok ? born.value.on : null,
  };
};
