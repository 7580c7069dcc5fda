import {setTimeout as sleep} from 'node:timers/promises';
import {describe, expect, it} from 'vitest';
import {openTab} from '../../local/desk/browser.ts';
import {speakTurn, typeTurn} from '../../local/desk/turns.ts';
import {wallMs} from '../../local/desk/wait.ts';
import {DEFAULT_SETTINGS} from '../../src/protocol/settings.ts';
import type {SpendingSettings} from '../../src/protocol/spending.ts';
import {failureOf, hangUp, press, startTalking, turnSince, useStage} from './stage.ts';

// A service on this machine that passes everything on to a paid one: what it counts costs what the table says.
const PAID: SpendingSettings = {...DEFAULT_SETTINGS.spending, isLocalFree: false};
const stage = useStage({settings: {spending: PAID}});

const spend = (part: Partial<SpendingSettings>) => stage.parley.change({spending: {...PAID, ...part}});
const sessionsEver = async () => (await stage.control.status()).sessions.ever;
const spentNow = async () => (await stage.parley.snapshot()).bill.usd;
const turnsEver = async () => (await stage.parley.turns()).length;

/** Some 240 tokens of speech, of which a cent buys 160. */
const LONG_ANSWER =
  'This is a page about tea and books. There is green tea from the hills in the north, black tea from the south, and a ' +
  'list of books about both. You can look for a book, put it into the basket, and have it sent home.';

/** Sets the limit of a conversation in the settings, as a person does. */
async function limitConversation(usd: string): Promise<void> {
  const options = await openTab(stage.desk.browser, stage.parley.address('options'));
  await options.locator('input[name="conversationUsd"]').fill(usd);
  await options.locator('form[aria-labelledby="budget-title"] button.primary').click();
  await options.waitForSelector('form[aria-labelledby="budget-title"] ::-p-text(Saved.)');
  await options.close();
  await stage.page.bringToFront();
}

describe('a budget for a conversation', () => {
  it('warns once when it is nearly spent, and lets the talk go on', async () => {
    await typeTurn(stage.desk, stage.parley, 'hello');
    const limit = (await spentNow()) * 10;
    await spend({conversationUsd: limit, warnShare: 0.15});
    const notices: string[] = [];
    for (let count = 0; count < 3; count++) {
      await typeTurn(stage.desk, stage.parley, 'hello');
      const {notice, phase} = await stage.parley.snapshot();
      notices.push(notice?.message ?? '');
      expect(phase).toBe('idle');
    }
    const warnings = notices.filter(Boolean);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/^This conversation’s budget is nearly spent: \$[\d.]+ of \$[\d.]+\.$/);
  });

  it('that is spent lets what was said be answered, hangs up, and begins nothing new', async () => {
    await spend({});
    await hangUp(stage);
    const since = wallMs();
    // The least that the settings take; so long an answer costs more.
    await limitConversation('0.01');
    await stage.control.setScript([{call: {name: 'read_page', arguments: {}}}, {say: LONG_ANSWER}]);
    const {record} = await speakTurn(stage.desk, stage.parley, 'what is on this page');
    await stage.control.setScript([]);
    expect(record).toMatchObject({outcome: 'answered', failure: null});
    expect(record.tools).toMatchObject([{name: 'read_page', ok: true}]);
    const stopped = await failureOf(stage, 'budget.reached', since);
    expect(stopped).toMatchObject({phase: 'problem', session: 'closed'});

    const [sessions, turns] = [await sessionsEver(), await turnsEver()];
    const pressedAt = await press(stage);
    const refused = await failureOf(stage, 'budget.reached', pressedAt);
    expect(refused.failure?.message).toMatch(/^This conversation’s budget of \$0\.01 is spent\.$/);
    expect(refused).toMatchObject({capture: 'off', session: 'closed'});
    await stage.parley.type('hello');
    await sleep(500);
    expect([await sessionsEver(), await turnsEver()]).toEqual([sessions, turns]);
    expect(await stage.parley.snapshot()).toMatchObject({failure: {reason: 'budget.reached'}});
  });

  it('shows the one thing to do, and a higher limit lets the talk go on', async () => {
    const popup = await openTab(stage.desk.browser, stage.parley.address('popup'));
    const button = await popup.waitForSelector('.failure button');
    expect(await button?.evaluate(({textContent}) => textContent)).toBe('Change the budget');
    await popup.close();

    await limitConversation('5');
    await stage.parley.waitForSnapshot('the budget to be forgotten', ({failure}) => failure === null, 5_000);
    const {record} = await typeTurn(stage.desk, stage.parley, 'hello');
    expect(record.outcome).toBe('answered');
  });
});

describe('a budget for a day', () => {
  it('counts what was spent before the conversation’s document was there', async () => {
    await spend({dayUsd: 0.0001});
    await (await stage.parley.offscreen())?.close();
    const from = await press(stage);
    const {failure} = await failureOf(stage, 'budget.reached', from);
    expect(failure?.message).toBe('Today’s budget of $0.0001 is spent.');
    const known = await turnSince(stage, from);
    expect(known).toMatchObject({outcome: 'failed', failure: {reason: 'budget.reached'}, spent: []});
    await spend({});
  });

  it('ends a conversation that listens on when the answer has been heard', async () => {
    await stage.parley.change({talkMode: 'hands-free', turnDetection: 'silence', patience: 'quick'});
    await spend({dayUsd: 10});
    const from = await startTalking(stage);
    await spend({dayUsd: 0.0001});
    await stage.desk.mouth.say('hello');
    const record = await turnSince(stage, from);
    expect(record).toMatchObject({outcome: 'answered'});
    const stopped = await failureOf(stage, 'budget.reached', from);
    expect(stopped).toMatchObject({capture: 'off', session: 'closed'});
    expect(record.reply.audibleMs).toBeGreaterThan(300);
    await stage.parley.change({talkMode: 'push'});
    await spend({});
  });
});
