import css from './sign.css?inline';

/** By this name the worker takes the sign away again. */
const HOST = 'parley-sign';

/**
 * The sign on the page in front while Parley listens for its name. Being put here shows it; being put here again changes
 * nothing. A page could take it away; the toolbar's sign it cannot.
 */
if (!document.querySelector(HOST)) {
  const host = document.createElement(HOST);
  // What the page's own style says of every element must not reach the host: inline and important wins.
  host.style.cssText =
    'all: initial !important; position: fixed !important; inset: 0 !important; pointer-events: none !important; z-index: 2147483647 !important;';
  const root = host.attachShadow({mode: 'closed'});
  // Constructed, because a page's own policy may forbid style elements.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  const sign = document.createElement('div');
  sign.className = 'sign';
  sign.role = 'status';
  const dot = document.createElement('span');
  dot.className = 'dot';
  sign.append(dot, 'Parley listens for its name');
  root.append(sign);
  document.documentElement.append(host);
}
