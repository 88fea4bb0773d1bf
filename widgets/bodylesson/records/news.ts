/** The event by which widgets of one page tell one another that records have changed. */
export const EVENT = "bodylesson:kept";
