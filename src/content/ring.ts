import css from './ring.css?inline';
import {putOverlay} from './overlay.ts';

/** Long enough to find it with the eyes, short enough not to be in the way. */
const SHOWN_MS = 8_000;
const MARGIN_PX = 6;
const HOST = 'parley-ring';

let leave: AbortController | null = null;

/** Puts a ring and a label around an element, follows it, and takes them away again. One ring at a time. */
export function showRing(element: Element, ref: string, label: string): void {
  leave?.abort();
  const {signal} = (leave = new AbortController());

  const {host, root} = putOverlay(HOST, css);
  host.dataset['ref'] = ref;
  const ring = document.createElement('div');
  ring.className = 'ring';
  const tag = document.createElement('span');
  tag.className = 'label';
  tag.textContent = label;
  ring.append(...(label ? [tag] : []));
  root.append(ring);

  const follow = () => {
    if (signal.aborted) return;
    if (!element.isConnected) {
      leave?.abort();
      return;
    }
    const box = element.getBoundingClientRect();
    ring.style.transform = `translate(${box.left - MARGIN_PX}px, ${box.top - MARGIN_PX}px)`;
    ring.style.width = `${box.width + 2 * MARGIN_PX}px`;
    ring.style.height = `${box.height + 2 * MARGIN_PX}px`;
    // A label above the window's edge would be cut off: it goes below the element then.
    ring.classList.toggle('low', box.top < 40);
    requestAnimationFrame(follow);
  };
  follow();

  const timer = setTimeout(() => leave?.abort(), SHOWN_MS);
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    host.remove();
  });
}
