/** How the visitor finds things on a page. */

export function at<E extends HTMLElement>(selector: string): E | null {
  return document.querySelector<E>(selector);
}

/** Whether an element can be seen, wherever the page is scrolled to. */
export function seen(element: Element | null): boolean {
  return element?.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ?? false;
}

/** The page's first heading, if it says these words. */
export function heading(words: string): Element | null {
  return [...document.querySelectorAll("h1")].find((one) => one.textContent.includes(words)) ??
    null;
}

export function timer(): HTMLElement | null {
  return at("section[aria-label='Breath timer']");
}

/** The timer's button of a name. */
export function timerButton(name: string): HTMLButtonElement | null {
  const buttons = timer()?.querySelectorAll("button") ?? [];
  return [...buttons].find((one) => one.textContent === name) ?? null;
}

/** Whether one of the widgets that match says what is missing. */
export function saysWhatIsMissing(widgets: string): boolean {
  const problems = document.querySelectorAll(`${widgets} .bl-problem`);
  return [...problems].some((one) => one.textContent !== "");
}
