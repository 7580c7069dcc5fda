/** A curtain that nobody opens opens by itself: the worker may die between two messages. */
const LONGEST_MS = 1_500;

/** Keeps elements from being drawn, until it is opened. */
export interface Curtain {
  readonly hidden: readonly Element[];
  open: () => void;
}

/**
 * Makes elements fully transparent where they are. Nothing is laid over them, so there is nothing that could lag behind
 * while the page scrolls, zooms or moves; and since it is an animation, no attribute of the page changes. Focus and layout
 * stay as they are.
 */
export function drawCurtain(elements: readonly Element[], onOpen: () => void): Curtain {
  const undo: (() => void)[] = [];
  for (const element of elements) {
    const animation = element.animate([{opacity: 0}, {opacity: 0}], {duration: 1e6, fill: 'both'});
    animation.pause();
    undo.push(() => animation.cancel());
    // Only an important rule of the page is stronger than an animation, and one in the element is stronger than that.
    if (getComputedStyle(element).opacity !== '0') undo.push(forceHidden(element as HTMLElement));
  }
  const open = () => {
    clearTimeout(timer);
    for (const each of undo.splice(0)) each();
    onOpen();
  };
  const timer = setTimeout(open, LONGEST_MS);
  return {hidden: elements, open};
}

function forceHidden(element: HTMLElement): () => void {
  const undoTransition = force(element, 'transition', 'none');
  const undoOpacity = force(element, 'opacity', '0');
  return () => {
    undoOpacity();
    // Brought about while nothing may move yet: the page must not see it fade in.
    getComputedStyle(element).getPropertyValue('opacity');
    undoTransition();
    if (element.getAttribute('style') === '') element.removeAttribute('style');
  };
}

function force({style}: HTMLElement, name: string, value: string): () => void {
  const before = style.getPropertyValue(name);
  const priority = style.getPropertyPriority(name);
  style.setProperty(name, value, 'important');
  return () => {
    if (before === '') style.removeProperty(name);
    else style.setProperty(name, before, priority);
  };
}
