/** Every place Parley's code runs. Own pages are told apart by the folder their document is served from. */
export const CONTEXTS = [
  'background',
  'offscreen',
  'content',
  'popup',
  'sidepanel',
  'options',
  'welcome',
] as const;
export type Context = (typeof CONTEXTS)[number];

/** Contexts that are documents of the extension itself. */
export const PAGES = ['offscreen', 'popup', 'sidepanel', 'options', 'welcome'] as const;
export type Page = (typeof PAGES)[number];

/** Where a page's document lies inside the built extension. */
export function pagePath(page: Page): string {
  return `src/${page}/index.html`;
}

/** Ends the address of an offscreen document that a press made: its microphone is wanted before anything else of it. */
export const PRESS_HASH = '#press';
