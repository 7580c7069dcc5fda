import {sentence} from '../protocol/sentences.ts';
import {OPENAI_BASE_URL, type Settings} from '../protocol/settings.ts';
import {ParleyError} from '../protocol/failures.ts';

const LOOPBACK = '127.0.0.1';

/**
 * The base address that a person's words may be sent to: https anywhere, http only on this machine, without
 * credentials, query or fragment. Returns it without a trailing slash.
 * @throws ParleyError `settings.invalid`
 */
export function parseBaseUrl(text: string): URL {
  const url = URL.parse(text.trim().replace(/\/+$/, ''));
  const invalid = (key: 'address_none' | 'address_unsafe' | 'address_path') =>
    new ParleyError('settings.invalid', {message: sentence(key)});
  if (!url) throw invalid('address_none');
  // The manifest gives access to the one name of this machine; the other is written as that.
  if (url.protocol === 'http:' && url.hostname === 'localhost') url.hostname = LOOPBACK;
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && url.hostname === LOOPBACK);
  if (!isSafe) throw invalid('address_unsafe');
  if (url.username || url.password || url.search || url.hash) {
    throw invalid('address_path');
  }
  return url;
}

/** Where the chosen provider lives, or `null` while a compatible server has no address yet, and for a gateway's voice. */
export function baseUrlOf(settings: Settings): URL | null {
  if (settings.provider === 'gateway') return null;
  const text = settings.provider === 'openai' ? OPENAI_BASE_URL : settings.compatibleUrl;
  return text === null ? null : parseBaseUrl(text);
}

/** `base` + `path`, such as `/realtime/calls`. */
export function endpoint(base: URL, path: `/${string}`): string {
  return base.href.replace(/\/+$/, '') + path;
}
