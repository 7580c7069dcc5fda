import {isVisible} from './visibility.ts';

/**
 * The dialog that makes the rest of the page inert, or `null`. Of several the last is on top: a dialog opened by the
 * browser before one that only says so.
 */
export function openModal(): Element | null {
  const native = [...document.getElementsByTagName('dialog')]
    .filter((dialog) => dialog.matches(':modal'))
    .at(-1);
  if (native) return native;
  const told = [...document.querySelectorAll('[aria-modal="true"]')].filter(
    (dialog) => dialog.getAttribute('aria-hidden') !== 'true' && isVisible(dialog) && hasBox(dialog),
  );
  return told.at(-1) ?? null;
}

function hasBox(element: Element): boolean {
  if (element.getClientRects().length === 0) return false;
  const {width, height} = element.getBoundingClientRect();
  return (width > 0 && height > 0) || element.childElementCount > 0;
}
