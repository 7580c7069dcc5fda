import {describe, expect, it} from 'vitest';
import {DEFAULT_SETTINGS} from '../protocol/settings.ts';
import {explainRefusal, whyUnreadable} from './page-address.ts';
import {baseUrlOf, endpoint, parseBaseUrl} from './provider-address.ts';

describe('the address of a voice service', () => {
  it.each(['https://api.openai.com/v1', 'http://127.0.0.1:8788/v1', ' https://host/v1/ '])(
    'takes %s',
    (text) => {
      expect(parseBaseUrl(text).href).toBe(text.trim().replace(/\/$/, ''));
    },
  );

  it.each([
    'http://api.openai.com/v1',
    'http://127.0.0.1.evil.example/v1',
    'https://user:pass@host/v1',
    'https://host/v1?key=1',
    'https://host/v1#x',
    'javascript:alert(1)',
    'ftp://127.0.0.1/v1',
    'not an address',
    '',
  ])('refuses %s', (text) => {
    expect(() => parseBaseUrl(text)).toThrow(expect.objectContaining({reason: 'settings.invalid'}));
  });

  it('is OpenAI’s own unless another server is chosen', () => {
    expect(baseUrlOf({...DEFAULT_SETTINGS, compatibleUrl: 'http://127.0.0.1:1/v1'})?.host).toBe(
      'api.openai.com',
    );
    const compatible = {...DEFAULT_SETTINGS, provider: 'compatible' as const};
    expect(baseUrlOf(compatible)).toBeNull();
    expect(baseUrlOf({...compatible, compatibleUrl: 'http://127.0.0.1:1/v1'})?.host).toBe('127.0.0.1:1');
  });

  it('is this machine by either name', () => {
    expect(parseBaseUrl('http://localhost:9/v1').href).toBe('http://127.0.0.1:9/v1');
  });

  it('keeps its path in endpoints', () => {
    expect(endpoint(parseBaseUrl('https://host/a/v1/'), '/realtime/calls')).toBe(
      'https://host/a/v1/realtime/calls',
    );
  });
});

describe('a refusal to run in a tab', () => {
  it.each([
    ['Error: Cannot access a chrome:// URL', false, /browser’s own/],
    ['Error: The extensions gallery cannot be scripted.', false, /Web Store/],
    ['Error: Frame with ID 0 is showing error page', false, /could not be loaded/],
    ['Error: Something nobody knows yet', false, null],
    [
      'Error: Cannot access contents of the page. Extension manifest must request permission to access the respective host.',
      true,
      null,
    ],
    [
      'Error: Cannot access contents of url "http://a/". Extension manifest must request permission',
      true,
      null,
    ],
  ])('%s', (refusal, isUnshared, why) => {
    const explained = explainRefusal(refusal);
    expect(explained.isUnshared).toBe(isUnshared);
    if (why) expect(explained.why).toMatch(why);
    else expect(explained.why).toBeNull();
  });
});

describe('whether a page can be read', () => {
  it.each(['https://example.org/', 'http://127.0.0.1/', 'file:///tmp/a.html', undefined])(
    'tries %s',
    (address) => {
      expect(whyUnreadable(address)).toBeNull();
    },
  );

  it.each([
    ['chrome://settings/', /browser’s own/],
    ['chrome-extension://abc/page.html', /browser’s own/],
    ['devtools://devtools/', /browser’s own/],
    ['about:blank', /empty/],
    ['view-source:https://example.org/', /source view/],
    ['https://chromewebstore.google.com/detail/x', /Web Store/],
    ['https://chrome.google.com/webstore/category', /Web Store/],
  ])('says why not for %s', (address, why) => {
    expect(whyUnreadable(address)).toMatch(why);
  });
});
