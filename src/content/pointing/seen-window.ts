import {windowBox, type Box} from '../reading/screen.ts';

/** The part of this window that a person sees. */
export interface SeenWindow {
  box: () => Box;
  /** Looks again: what is around the frame tells nobody that it scrolls. */
  look: () => void;
}

/**
 * Follows which part of this window can be seen: of a frame, what the documents around it do not cut off, whatever their origin. What
 * is drawn in a frame cannot leave it, but can stay where it is seen. `root` is where it is measured, `changed` when it differs.
 */
export function followWindow(root: ShadowRoot, changed: () => void, signal: AbortSignal): SeenWindow {
  if (window === window.top) return {box: () => windowBox(null), look: () => undefined};
  const whole = document.createElement('div');
  whole.className = 'window';
  root.append(whole);
  let seen: Box | null = null;
  const observer = new IntersectionObserver((entries) => {
    const rect = entries.at(-1)?.intersectionRect;
    // Of a frame that is out of sight altogether, all is as good.
    seen = rect && rect.width > 0 && rect.height > 0 ? rect : null;
    changed();
  });
  observer.observe(whole);
  signal.addEventListener('abort', () => {
    observer.disconnect();
  });
  return {
    box: () => windowBox(seen),
    look: () => {
      // Each beginning is answered with how it stands.
      observer.unobserve(whole);
      observer.observe(whole);
    },
  };
}
