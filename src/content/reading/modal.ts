/**
 * The dialog that makes the rest of the page inert, or `null`: one that the browser opened as such, or one that only says
 * so and is on top somewhere among `hits`, the elements at points of the window.
 */
export function openModal(hits: readonly Element[]): Element | null {
  const native = [...document.getElementsByTagName('dialog')].filter((dialog) => dialog.matches(':modal'));
  const last = native.at(-1);
  if (last) return last;
  for (const hit of hits) {
    const told = hit.closest('[aria-modal="true"]');
    if (told && told.getAttribute('aria-hidden') !== 'true') return told;
  }
  return null;
}

/** Whether an element is such that it could be a modal dialog. */
export function mayBeModal(element: Element): boolean {
  return element.localName === 'dialog' || element.getAttribute('aria-modal') === 'true';
}
