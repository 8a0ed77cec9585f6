/** A place on the globe, in degrees. */
export type Place = { readonly latitude: number; readonly longitude: number };

/** Centre of a ZIP area, or null where it is not known. The host supplies the table. */
export type ZipPlaces = (zip: string) => Place | null;

/** Mean radius of the earth in miles. */
const earthMiles = 3_958.7613;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Miles along the surface between two places: shorter than any road between them. */
export const straightLineMiles = (from: Place, to: Place): number => {
  const latitude = radians(to.latitude - from.latitude);
  const longitude = radians(to.longitude - from.longitude);
  const half =
    Math.sin(latitude / 2) ** 2 +
    Math.cos(radians(from.latitude)) *
      Math.cos(radians(to.latitude)) *
      Math.sin(longitude / 2) ** 2;
  return 2 * earthMiles * Math.asin(Math.min(1, Math.sqrt(half)));
};

/** Miles between the centres of two ZIP areas, one decimal; null where either is not known. */
export const zipMiles = (from: string, to: string, places: ZipPlaces): number | null => {
  const [a, b] = [places(from.slice(0, 5)), places(to.slice(0, 5))];
  return a === null || b === null ? null : Math.round(straightLineMiles(a, b) * 10) / 10;
};
