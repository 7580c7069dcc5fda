import type {Page} from 'puppeteer-core';
import {afterAll, beforeAll} from 'vitest';
import {ToolDesk, type DeskTurn, type TurnOptions} from '../../local/desk/tool-desk.ts';
import type {Answer} from '../../src/protocol/commands.ts';
import type {Settings} from '../../src/protocol/settings.ts';
import type {ToolName} from '../../src/protocol/tools.ts';
import {ACTING_PAGES} from './acting-pages.ts';
import {openSite, type Site} from './site.ts';
import {EXTENSION} from './stage.ts';

/** A browser with the extension, a site, and a tab in front, for tests of acting. */
export interface ActingDesk {
  desk: ToolDesk;
  site: Site;
  page: Page;
  /** Opens a page of the site in the tab. */
  see: (path: string) => Promise<void>;
  /** The ref of the element at the first place in the outline where `words` stand. */
  refOf: (words: string) => Promise<string>;
  /** Calls a tool on the element of these words, in a turn of its own unless one is given. */
  act: (
    name: ToolName,
    words: string,
    more?: Record<string, unknown>,
    turn?: DeskTurn,
  ) => Promise<Answer<'tool.run'>>;
  /** The person answers in a turn of their own, and the model passes on what it likes. */
  answer: (words: string, told?: 'yes' | 'no', more?: TurnOptions) => Promise<Answer<'tool.run'>>;
  /** The text of an element of the page. */
  text: (selector: string) => Promise<string>;
  /** What a field of this label holds. */
  value: (label: string) => Promise<string>;
}

/** Sets it up for one test file. */
export function useActing(
  settings: Partial<Settings>,
  more: Parameters<typeof openSite>[0] = {},
): ActingDesk {
  const acting = {} as ActingDesk;
  beforeAll(async () => {
    acting.site = await openSite({...ACTING_PAGES, ...more});
    acting.desk = await ToolDesk.open({extension: EXTENSION, hasAllSites: true});
    await acting.desk.change(settings);
    acting.page = await acting.desk.visit(acting.site.at('/clicks'));
  });
  afterAll(async () => {
    await acting.desk.close();
    await acting.site.close();
  });
  acting.see = async (path) => {
    await acting.desk.visit(acting.site.at(path), acting.page);
  };
  acting.refOf = async (words) => {
    const outline = await acting.desk.read({view: 'full'});
    const before = outline.slice(0, outline.indexOf(words) + words.length);
    const ref = [...before.matchAll(/\[((?:f\d+)?e\d+)/g)].at(-1)?.[1];
    if (!outline.includes(words) || !ref)
      throw new Error(`nothing on the page is called ${words}:\n${outline}`);
    return ref;
  };
  acting.act = async (name, words, args = {}, turn) => {
    const target = await acting.refOf(words);
    return (turn ?? (await acting.desk.turn())).call(name, {target, ...args});
  };
  acting.answer = async (words, told = 'yes', options = {}) =>
    (await acting.desk.turn({words, ...options})).call('answer_confirmation', {answer: told});
  acting.text = (selector) => acting.page.$eval(selector, (element) => element.textContent);
  acting.value = (label) =>
    acting.page.$eval(`[aria-label="${label}"]`, (element) => (element as HTMLInputElement).value);
  return acting;
}
