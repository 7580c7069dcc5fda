import {lettersOf} from './letters.ts';

/** Parts of a host that nobody says: which server, and the second part of addresses such as `.co.uk`. */
const UNSAID = /^(?:www\d?|com|org|net|gov|edu)$/;
/** Country codes and the like. */
const SHORT = 2;

/**
 * Whether an address is no more than a site that the person named: its name is in their words, and nothing stands behind it that
 * could carry anything away. "Open Wikipedia" says `https://en.wikipedia.org/`, and no page of it.
 */
export function isSaid(address: URL, words: string): boolean {
  const {hostname, pathname, search, hash, port} = address;
  if (/^[\d.]+$|^\[/.test(hostname)) return false;
  if (pathname !== '/' || search !== '' || hash !== '' || port !== '') return false;
  const said = lettersOf(words.toLowerCase());
  const names = hostname
    .split('.')
    .slice(0, -1)
    .filter((label) => label.length > SHORT && !UNSAID.test(label));
  return names.length > 0 && names.every((name) => said.includes(lettersOf(name)));
}
