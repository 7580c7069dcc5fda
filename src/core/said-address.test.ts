import {expect, it} from 'vitest';
import {isSaid} from './said-address.ts';

it.each([
  ['https://en.wikipedia.org/', 'open Wikipedia please'],
  ['https://www.bbc.co.uk/', 'go to the BBC'],
  ['https://my-shop.example/', 'open my shop'],
])('%s is said by “%s”', (address, words) => {
  expect(isSaid(new URL(address), words)).toBe(true);
});

it.each([
  ['https://wikipedia.org/wiki/Tea', 'open Wikipedia', 'more than the site'],
  ['https://wikipedia.org/?q=secret', 'open Wikipedia', 'a question in it'],
  ['https://wikipedia.org/#secret', 'open Wikipedia', 'a mark in it'],
  ['https://wikipedia.org:8443/', 'open Wikipedia', 'another port'],
  ['https://secret.wikipedia.org/', 'open Wikipedia', 'a name that was not said'],
  ['https://evil.example/', 'summarise this page', 'another site'],
  ['https://evil.example/', '', 'no words'],
  ['http://127.0.0.1/', 'open 127', 'a number'],
])('%s is not said by “%s”: %s', (address, words) => {
  expect(isSaid(new URL(address), words)).toBe(false);
});
