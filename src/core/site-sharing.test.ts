import {expect, it} from 'vitest';
import {isHiddenSite, siteOf, withSharing} from './site-sharing.ts';

it('takes every page of an origin for one site, and nothing but web pages', () => {
  expect(siteOf('https://shop.example/cart?a=1#b')).toBe('https://shop.example');
  expect(siteOf('http://shop.example:81/')).toBe('http://shop.example:81');
  for (const none of ['chrome://version', 'file:///etc/hosts', 'about:blank', '', undefined])
    expect(siteOf(none)).toBeNull();
});

it('hides a site until it is shared again, and no other one', () => {
  const hidden = withSharing([], 'https://shop.example', false);
  expect(isHiddenSite('https://shop.example/cart', hidden)).toBe(true);
  expect(isHiddenSite('https://www.shop.example/', hidden)).toBe(false);
  expect(isHiddenSite('chrome://version', hidden)).toBe(false);
  expect(withSharing(hidden, 'https://shop.example', false)).toEqual(hidden);
  expect(withSharing(hidden, 'https://shop.example', true)).toEqual([]);
});
