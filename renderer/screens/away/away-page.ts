/** Rows on one page, as main gives them. */
export const AWAY_PAGE_ROWS = 100;
