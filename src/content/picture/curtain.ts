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

function forceHidden({style}: HTMLElement): () => void {
  const before = ['opacity', 'transition'].map(
    (name) => [name, style.getPropertyValue(name), style.getPropertyPriority(name)] as const,
  );
  style.setProperty('transition', 'none', 'important');
  style.setProperty('opacity', '0', 'important');
  return () => {
    for (const [name, value, priority] of before) {
      if (value === '') style.removeProperty(name);
      else style.setProperty(name, value, priority);
    }
  };
}
