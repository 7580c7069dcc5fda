/** Whether an element takes part in what a person sees: rendered, not hidden, not transparent, not of no size. */
export function isVisible(element: Element): boolean {
  return element.checkVisibility({
    checkOpacity: true,
    checkVisibilityCSS: true,
    contentVisibilityAuto: false,
  });
}

/** Whether any of a box lies within the window. */
export function isOnScreen({top, bottom, left, right}: DOMRect): boolean {
  return bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
}
