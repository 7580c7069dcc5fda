/** The origin a person can decide about, such as `https://shop.example`; `null` for what is no web page. */
export function siteOf(address: string | undefined): string | null {
  const url = URL.parse(address ?? '');
  return url && /^https?:$/.test(url.protocol) ? url.origin : null;
}

/** Whether the person wants Parley to look away from a page. `hidden` are origins. */
export function isHiddenSite(address: string | undefined, hidden: readonly string[]): boolean {
  const site = siteOf(address);
  return site !== null && hidden.includes(site);
}

/** The origins that are hidden once one of them is shared, or no longer. */
export function withSharing(hidden: readonly string[], origin: string, isShared: boolean): string[] {
  const others = hidden.filter((one) => one !== origin);
  return isShared ? others : [...others, origin];
}
