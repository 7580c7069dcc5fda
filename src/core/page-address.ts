/** Hosts whose pages Chrome closes to extensions. Source: Chromium's `extension_urls.cc` (gallery domains). */
const STORE = new Set(['chromewebstore.google.com']);
const STORE_PAGE = 'https://chromewebstore.google.com/';

/**
 * What Chrome means when it refuses to run a script in a tab: whether it was only never given the tab, and why in words
 * where its `refusal` tells more. Source: Chromium's extension error messages.
 */
export function explainRefusal(refusal: string): {isUnshared: boolean; why: string | null} {
  const scheme = /Cannot access a (\S+:\/\/) URL/.exec(refusal)?.[1];
  if (scheme) return {isUnshared: false, why: whyUnreadable(`${scheme}page/`)};
  if (refusal.includes('extensions gallery')) return {isUnshared: false, why: whyUnreadable(STORE_PAGE)};
  if (refusal.includes('error page'))
    return {isUnshared: false, why: 'This page could not be loaded: there is nothing to read.'};
  return {isUnshared: /must request permission|Cannot access contents of/.test(refusal), why: null};
}

/**
 * Why a page cannot be read by its address alone, as a sentence for the person; `null` when it can be tried.
 * `undefined` stands for a tab whose address Chrome does not tell.
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
