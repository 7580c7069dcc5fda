/** Every script of this extension in a document shares one world, and with it what each of them draws. */
const world = globalThis as {parleyOverlays?: WeakSet<Element>};
const overlays = (world.parleyOverlays ??= new WeakSet<Element>());

/** More than this is no accident, such as a page that draws its whole body anew. */
const MOST_REPAIRS = 5;
const STYLE = Object.entries({
  // What the page's own style says of every element must not reach the host: inline and important wins.
  all: 'initial',
  display: 'block',
  position: 'fixed',
  inset: '0',
  'pointer-events': 'none',
  'z-index': '2147483647',
})
  .map(([name, value]) => `${name}: ${value} !important;`)
  .join(' ');

/** Something Parley draws over a page. */
export interface Overlay {
  host: HTMLElement;
  root: ShadowRoot;
  /** Puts it above whatever the page has put on top since. */
  raise: () => void;
  /** Puts back what the page has taken away or changed; answers `false` once that has happened too often. */
  keep: () => boolean;
  remove: () => void;
}

/** Whether an element is one that Parley drew, and not one of the page's that only bears its name. */
export function isOverlay(element: Element): boolean {
  return overlays.has(element);
}

/**
 * Puts an element named `name` over the page, which neither takes the page's clicks nor its style, with a root where `css`
 * holds. The page's scripts cannot look into it. One that `isOnTop` is also above dialogs and what fills the screen, and no
 * style of the elements around it reaches it there.
 */
export function putOverlay(name: string, css: string, isOnTop = false): Overlay {
  const host = document.createElement(name);
  overlays.add(host);
  let zoom = 0;
  let style = '';
  if (isOnTop) host.popover = 'manual';
  const root = host.attachShadow({mode: 'closed'});
  // Constructed, because a page's own policy may forbid style elements.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  let repairs = 0;

  /** The page's own zoom is inherited even here: pixels are to be those of the window. */
  const dress = () => {
    zoom = pageZoom();
    host.style.cssText = `${STYLE} zoom: ${1 / zoom} !important;`;
    style = host.style.cssText;
  };
  const put = () => {
    document.documentElement.append(host);
    raise();
  };
  const raise = () => {
    if (!isOnTop || !host.isConnected) return;
    if (host.matches(':popover-open')) host.hidePopover();
    host.showPopover();
  };
  const isTouched = () => {
    if (host.parentNode !== document.documentElement) return true;
    return host.style.cssText !== style || (isOnTop && !host.matches(':popover-open'));
  };
  dress();
  put();
  return {
    host,
    root,
    raise,
    keep() {
      if (zoom !== pageZoom()) dress();
      if (!isTouched()) return true;
      repairs += 1;
      if (repairs > MOST_REPAIRS) return false;
      dress();
      if (isOnTop) host.popover = 'manual';
      put();
      return true;
    },
    remove: () => host.remove(),
  };
}

function pageZoom(): number {
  return document.documentElement.currentCSSZoom;
}
