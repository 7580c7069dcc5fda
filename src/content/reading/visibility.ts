/** Whether an element takes part in what a person sees: rendered, not hidden, not transparent, not of no size. */
export function isVisible(element: Element): boolean {
  return element.checkVisibility({
    checkOpacity: true,
    checkVisibilityCSS: true,
    contentVisibilityAuto: false,
  });
}
