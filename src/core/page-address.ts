/** Hosts whose pages Chrome closes to extensions. Source: Chromium's `extension_urls.cc` (gallery domains). */
const STORE = new Set(['chromewebstore.google.com']);

/**
 * Why a page cannot be read by its address alone, as a sentence for the person; `null` when it can be tried.
 * `undefined` stands for a tab whose address Chrome does not tell: it was not shared.
 */
export function whyUnreadable(address: string | undefined): string | null {
  const url = URL.parse(address ?? '');
  if (!url) return null;
  if (
    STORE.has(url.hostname) ||
    (url.hostname === 'chrome.google.com' && url.pathname.startsWith('/webstore'))
  ) {
    return 'Chrome does not let extensions read the Web Store.';
  }
  switch (url.protocol) {
    case 'http:':
    case 'https:':
      return null;
    case 'file:':
      return null;
    case 'view-source:':
      return 'Chrome does not let extensions read the source view of a page.';
    case 'about:':
      return 'This tab is empty: there is nothing to read.';
    default:
      return 'This is one of the browser’s own pages, and Chrome does not let extensions read those.';
  }
}
