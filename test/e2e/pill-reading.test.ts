import type {Page} from 'puppeteer-core';
import {beforeEach, describe, expect, it} from 'vitest';
import {openTab} from '../../local/desk/browser.ts';
import {waitForNoPill, waitForPill, watchVisibility} from '../../local/desk/pill-in.ts';
import {boxOf, waitForRing} from './rings.ts';
import {press, startTalking, turnSince, useStage} from './stage.ts';

const stage = useStage({
  pages: {
    '/corner': `<!doctype html><title>Corner</title><style>body{margin:0}#low{position:fixed;left:50%;bottom:8px;
      transform:translateX(-50%);height:44px;width:260px}</style><h1>Corner</h1><button id="low">Order now</button>`,
  },
});
let page: Page;

/** Has a turn call one tool on the page, and say something after it. */
async function callInTurn(
  name: string,
  args: Record<string, unknown>,
  said = 'Here is the button Order now.',
): Promise<string> {
  const since = Date.now();
  await stage.control.setScript([{call: {name, arguments: args}}, {say: said}]);
  await stage.parley.type('where is it');
  const {tools} = await turnSince(stage, since);
  return tools[0]?.output ?? '';
}

beforeEach(async () => {
  // Under this name Parley may touch pages without having been called there.
  page = await openTab(stage.desk.browser, stage.site.at('/corner').replace('localhost', '127.0.0.1'));
});

describe('the pill, which lies over a button of the page', () => {
  it('is no part of what is read, and covers nothing to what is read', async () => {
    const output = await callInTurn('read_page', {view: 'viewport'});
    expect(output).toContain('button "Order now"');
    expect(output).not.toMatch(/Parley|Stop|Move|cover/);
    await page.close();
  });

  it('gives way to what is pointed at', async () => {
    // Long enough for the pill to be looked at while it is spoken, on a busy machine too.
    const answer =
      'Here is the button Order now. It sends off what is in your basket, and after that you get a letter by mail. ' +
      'Nothing is taken from your account before the shop has sent the goods, and you may still send them back.';
    const turn = callInTurn('point', {target: 'Order now'}, answer);
    await waitForRing(page);
    const button = await boxOf(page, '#low');
    const pill = await waitForPill(page, ({box}) => box.left > button.right || box.right < button.left);
    expect(pill.kind).toBe('speaking');
    await turn;
    await page.close();
  });

  it('is not in a picture, and comes back after it', async () => {
    // A press is what lets Chrome give a picture of the tab.
    const since = await startTalking(stage);
    await waitForPill(page);
    const visibility = await watchVisibility(page);
    await stage.control.setScript([
      {call: {name: 'take_screenshot', arguments: {marks: true}}},
      {say: 'Here is the button Order now.'},
    ]);
    await stage.desk.mouth.say('where is it');
    await press(stage);
    const {tools} = await turnSince(stage, since);
    expect(tools[0]?.output).toContain('1 refs are drawn on it');
    expect(await visibility()).toEqual(['visible', 'hidden', 'visible']);
    await waitForNoPill(page);
    await page.close();
  });
});
