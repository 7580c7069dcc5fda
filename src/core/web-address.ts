/** A web address as it will be opened, or why it will not be, as a sentence. */
export type CheckedAddress = {url: URL} | {why: string};

/** Anything that ends before `:` as a scheme does. A port after a host name looks alike, and is told by its digits. */
const SCHEME = /^([a-z][a-z\d+.-]*):(?!\d+(?:[/?#]|$))/i;
const PLAIN_IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.|$)){4}$/;

/**
 * Checks an address that a model wants opened. Only plain web addresses pass: what runs or shows something of its own
 * (`javascript:`, `data:`, `blob:`), reads the disk (`file:`), hides its host behind a name in front of it, or spells an IP address
 * in an odd way, is refused. An address without a scheme gets https.
 */
export function checkAddress(text: string): CheckedAddress {
  const typed = text.trim();
  // Browsers drop these inside an address, so that `java\nscript:` would become what it hides.
  if (/[\p{Cc}\p{Cf}\s]/u.test(typed)) return {why: 'The address has spaces or unseen characters in it.'};
  if (typed.includes('\\')) return {why: 'The address has a backslash in it.'};
  const scheme = SCHEME.exec(typed)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https')
    return {why: `Parley opens web addresses only, not “${scheme}:”.`};
  if (scheme !== undefined && !/^https?:\/\/[^/]/i.test(typed)) return {why: 'The address has no host.'};
  const url = URL.parse(scheme === undefined ? `https://${typed}` : typed);
  if (!url || url.hostname === '') return {why: 'That is no web address.'};
  if (
    url.username !== '' ||
    url.password !== '' ||
    /^[^/]*\/\/[^/?#]*@/.test(url.href) ||
    typedHost(typed).includes('@')
  )
    return {why: 'The address has a user name in front of its host, which hides where it leads.'};
  if (isOddNumber(url.hostname, typedHost(typed)))
    return {why: 'The address spells a number as its host in an odd way, which hides where it leads.'};
  return {url};
}

/** The host, and what stands before it, as it was typed. */
function typedHost(typed: string): string {
  return typed.replace(/^[a-z]+:\/\//i, '').split(/[/?#]/)[0] ?? '';
}

function isOddNumber(hostname: string, typed: string): boolean {
  const bare = typed.replace(/:\d*$/, '');
  if (hostname.startsWith('[')) return /\[::ffff:|\[64:ff9b:/i.test(hostname);
  return PLAIN_IPV4.test(hostname) && bare !== hostname;
}
