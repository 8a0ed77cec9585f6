import { type Content } from "#shared/content/content.ts";
import { countyNamed } from "#shared/content/county-named.ts";
import { type DistanceService } from "#shared/content/distance.ts";
import { type County } from "#shared/content/places.ts";
import { type Source } from "#shared/content/source.ts";
import { type DistanceCard } from "#shared/contract/fact-views.ts";
import { type Figure, judgeDistance, yardstickWords } from "#shared/distance/judge-distance.ts";
import { zipMiles, type ZipPlaces } from "#shared/distance/straight-line.ts";
import { numberIn } from "./call-fields-understood.ts";
import { lineOfBusinessOf } from "./call-timely.ts";
import { type CallSight } from "./judgement.ts";

const zipIn = (text: string | undefined): string | null =>
  /\b(\d{5})(?:-\d{4})?\b/.exec(text ?? "")?.[1] ?? null;

/** The county of a place as said: by its name, else by the first digits of a ZIP. */
export const countyOf = (text: string | undefined, content: Content): County | null => {
  const typed = text?.trim() ?? "";
  if (typed === "") return null;
  const zip = zipIn(typed);
  if (zip !== null)
    return content.counties.find(({ zips }) => zips.includes(zip.slice(0, 3))) ?? null;
  const words = typed.toLowerCase();
  return (
    countyNamed(content, typed) ??
    content.counties.find(({ name }) => words.includes(`${name.toLowerCase()} county`)) ??
    null
  );
};

/** The ZIP of a destination: as typed, else of the clinic that was named. */
const destinationZip = (text: string | undefined, content: Content): string | null => {
  const zip = zipIn(text);
  if (zip !== null) return zip;
  const words = text?.trim().toLowerCase() ?? "";
  if (words.length < 4) return null;
  const named = content.clinics.filter(({ name }) => name.toLowerCase().includes(words));
  return named.length === 1 ? (named[0]?.zip ?? null) : null;
};

const serviceOf = ({ fields }: CallSight): DistanceService =>
  fields["service"] === "substance-use" ? "substance-use" : "mental-health";

const figureWords = (miles: number | null, minutes: number | null): string =>
  [miles === null ? "" : `${miles} mi`, minutes === null ? "" : `${minutes} min`]
    .filter((part) => part !== "")
    .join(" · ");

const notVerifiedIn = (sources: readonly Source[]): string | null => {
  const open = sources.filter(({ verified }) => !verified).map(({ citation }) => citation);
  return open.length === 0 ? null : [...new Set(open)].join("; ");
};

const sourcesFor = (
  business: string,
  { distance }: Content,
  county: County | null,
): readonly Source[] => {
  const mediCal = [distance.mediCal.source, ...(county === null ? [] : [county.source])];
  const own =
    business === "medi-cal" || business === "medi-cal-county"
      ? mediCal
      : business === "unknown"
        ? [distance.commercial.source, ...(county === null ? [] : mediCal)]
        : [distance.commercial.source];
  return [...own, distance.combineSource];
};

/** The distance card of a call about travel distance; null for any other. */
export const distanceOf = (
  sight: CallSight,
  content: Content,
  places: ZipPlaces,
): DistanceCard | null => {
  const { fields, file } = sight;
  if (file.scope?.keys.concerns.includes("travel-distance") !== true) return null;
  const fromWork = fields["travelFromIs"] === "workplace";
  const home = fromWork ? fields["regionOrZip"] : (fields["travelFrom"] ?? fields["regionOrZip"]);
  const county = countyOf(home, content) ?? countyOf(fields["regionOrZip"], content);
  const lineOfBusiness = lineOfBusinessOf(sight, content);
  const miles = numberIn("travelMiles", fields["travelMiles"]);
  const minutes = numberIn("travelMinutes", fields["travelMinutes"]);
  const from = zipIn(fields["travelFrom"]) ?? (fromWork ? null : zipIn(fields["regionOrZip"]));
  const to = destinationZip(fields["travelTo"], content);
  const straight = from === null || to === null ? null : zipMiles(from, to, places);
  const figures: Figure[] = [
    { miles, minutes, method: "caller" },
    ...(straight === null
      ? []
      : [{ miles: straight, minutes: null, method: "straight-line" } as const]),
  ];
  const finding = judgeDistance(
    {
      lineOfBusiness,
      service: serviceOf(sight),
      county: county?.name ?? null,
      home: fromWork ? [] : figures,
      workplace: fromWork ? figures : [],
    },
    content,
  );
  const { yardstick, combine, label } = finding;
  const said = figureWords(miles, minutes);
  return {
    result: finding.result,
    headline: finding.headline.en,
    rows: [
      ...(yardstick === null
        ? []
        : [
            {
              label: label?.en ?? "Yardstick",
              value: yardstickWords(yardstick, combine).en,
            },
          ]),
      ...(said === "" ? [] : [{ label: "Caller’s figure, one way", value: said }]),
      ...(straight === null
        ? []
        : [{ label: "Straight line, ZIP to ZIP", value: `${straight} mi` }]),
      ...(county === null
        ? []
        : [{ label: "County", value: `${county.name} · class ${county.class}` }]),
    ],
    remarks: finding.remarks.map(({ en }) => en),
    notVerified: notVerifiedIn(sourcesFor(lineOfBusiness, content, county)),
  };
};
