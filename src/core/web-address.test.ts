import {describe, expect, it} from 'vitest';
import {checkAddress} from './web-address.ts';

describe('an address that is to be opened', () => {
  it.each([
    ['https://example.com/a?b=c#d', 'https://example.com/a?b=c#d'],
    ['example.com', 'https://example.com/'],
    ['example.com:8443/x', 'https://example.com:8443/x'],
    ['HTTP://Example.COM', 'http://example.com/'],
    ['http://127.0.0.1:8788/v1', 'http://127.0.0.1:8788/v1'],
    ['http://[::1]:80/', 'http://[::1]/'],
    ['bücher.example/tee', 'https://xn--bcher-kva.example/tee'],
    ['https://example.com/mail?to=a@b.example', 'https://example.com/mail?to=a@b.example'],
  ])('%s is opened as %s', (typed, opened) => {
    expect(checkAddress(typed)).toEqual({url: new URL(opened)});
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<b>x',
    'file:///etc/passwd',
    'blob:https://example.com/1',
    'chrome://settings',
    'chrome-extension://abc/x',
    'view-source:https://example.com',
    'about:blank',
    'ftp://example.com',
    'mailto:a@b.example',
    'https:example.com',
    'https:///example.com',
    'https://bank.example@evil.example/',
    'https://user:word@example.com',
    'https://@example.com',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://１２７.0.0.1/',
    'http://127.0.0.1./',
    'http://[::ffff:127.0.0.1]/',
    'https://example.com\\@evil.example',
    'https://exam\u200bple.com',
    'https://',
    '%%%',
    'two words',
    '',
  ])('%j is refused with a reason', (typed) => {
    const checked = checkAddress(typed);
    expect('why' in checked ? checked.why : checked.url.href).toMatch(/^(The|That|Parley) .*\.$/);
  });
});
