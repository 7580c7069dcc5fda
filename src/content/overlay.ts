/**
 * Puts an element named `name` over the page, which neither takes the page's clicks nor its style, and gives its root,
 * where `css` holds. The page's scripts cannot look into it.
 */
export function putOverlay(name: string, css: string): {host: HTMLElement; root: ShadowRoot} {
  const host = document.createElement(name);
  // What the page's own style says of every element must not reach the host: inline and important wins.
  host.style.cssText =
    'all: initial !important; position: fixed !important; inset: 0 !important; pointer-events: none !important; z-index: 2147483647 !important;';
  const root = host.attachShadow({mode: 'closed'});
  // Constructed, because a page's own policy may forbid style elements.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  document.documentElement.append(host);
  return {host, root};
}
