/** The event with which the widgets of a page tell one another that records have changed. */
export const EVENT = "bodylesson:kept";
