import {isOverlay, type Overlay} from './overlay.ts';

/** Keeps an overlay above whatever the page puts on top of it, until `signal` ends. */
export function stayOnTop(overlay: Overlay, signal: AbortSignal): void {
  const rise = ({target: risen}: Event) => {
    // Two of Parley's own would rise above each other for ever.
    if (!(risen instanceof Element && isOverlay(risen))) overlay.raise();
  };
  const options = {signal, capture: true, passive: true};
  // Dialogs and popovers tell when they open, and so does what fills the screen.
  addEventListener('toggle', rise, options);
  addEventListener('fullscreenchange', rise, options);
  const observer = new MutationObserver(() => overlay.raise());
  observer.observe(document, {subtree: true, attributeFilter: ['open']});
  signal.addEventListener('abort', () => observer.disconnect());
}
