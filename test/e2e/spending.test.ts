import {setTimeout as sleep} from 'node:timers/promises';
import {describe, expect, it} from 'vitest';
import {openTab} from '../../local/desk/browser.ts';
import {readTurns as readStored} from '../../local/desk/stored-turns.ts';
import {speakTurn, typeTurn} from '../../local/desk/turns.ts';
import {waitFor} from '../../local/desk/wait.ts';
import {isRecord} from '../../local/realtime/json.ts';
import {DEFAULT_SETTINGS} from '../../src/protocol/settings.ts';
import type {DaySpend, Spend} from '../../src/protocol/spending.ts';
import type {TurnRecord} from '../../src/protocol/turn-record.ts';
import {hangUp, press, startTalking, turnSince, useStage} from './stage.ts';

// A service on this machine that passes everything on to a paid one: what it counts costs what the table says.
const PAID = {...DEFAULT_SETTINGS.spending, isLocalFree: false};
const stage = useStage({settings: {spending: PAID}});

const days = async () => (await stage.parley.options.evaluate(readStored, 'spending' as const)) as DaySpend[];
const sumOf = (spent: readonly Spend[]) => spent.reduce((sum, {usd}) => sum + usd, 0);
const voiceOf = ({spent}: TurnRecord) => spent.find(({model}) => model === 'gpt-realtime')?.amounts;

/** What the service said it used for a turn, in all its responses; twice told is twice counted here. */
async function toldFor(turnId: string): Promise<{input: number; output: number; responses: number}> {
  const told = {input: 0, output: 0, responses: 0};
  for (const {event} of await stage.control.log()) {
    if (!isRecord(event) || event['type'] !== 'response.done' || !isRecord(event['response'])) continue;
    const {metadata, usage} = event['response'];
    if (!isRecord(metadata) || metadata['turn_id'] !== turnId || !isRecord(usage)) continue;
    told.input += Number(usage['input_tokens']);
    told.output += Number(usage['output_tokens']);
    told.responses += 1;
  }
  return told;
}

const tokensIn = (record: TurnRecord) => {
  const {textIn = 0, textCached = 0, audioIn = 0, audioCached = 0} = voiceOf(record) ?? {};
  return textIn + textCached + audioIn + audioCached;
};
const tokensOut = (record: TurnRecord) => (voiceOf(record)?.textOut ?? 0) + (voiceOf(record)?.audioOut ?? 0);

/** The record of a turn once it holds what its recognition was billed as well. */
const billed = (turnId: string) =>
  waitFor(
    'the bill of the turn',
    async () =>
      (await stage.parley.turns()).find(
        (turn) => turn.turnId === turnId && turn.spent.some(({model}) => model.endsWith('transcribe')),
      ),
    {timeoutMs: 10_000},
  );

describe('the cost of a turn', () => {
  it('is what the service counted, in all its responses and for recognition', async () => {
    const spoken = await speakTurn(stage.desk, stage.parley, 'what is on this page');
    const record = await billed(spoken.record.turnId);
    const told = await toldFor(record.turnId);
    expect(told.responses).toBeGreaterThan(1);
    expect([tokensIn(record), tokensOut(record)]).toEqual([told.input, told.output]);
    expect(voiceOf(record)?.textCached).toBeGreaterThan(0);
    expect(record.spent.every(({billing, usd}) => billing === 'listed' && usd > 0)).toBe(true);
    expect((await stage.parley.snapshot()).bill.usd).toBeCloseTo(sumOf(record.spent), 9);
  });

  it('adds up for the conversation, until it is hung up, and for the day', async () => {
    const before = (await stage.parley.snapshot()).bill.usd;
    const {record} = await typeTurn(stage.desk, stage.parley, 'hello');
    const {bill} = await stage.parley.snapshot();
    expect(bill.usd).toBeCloseTo(before + sumOf(record.spent), 9);
    const all = await stage.parley.turns();
    expect(sumOf(await days())).toBeCloseTo(sumOf(all.flatMap(({spent}) => spent)), 9);

    await hangUp(stage);
    const next = await typeTurn(stage.desk, stage.parley, 'hello');
    expect((await stage.parley.snapshot()).bill.usd).toBeCloseTo(sumOf(next.record.spent), 9);
  });

  it('counts what the service tells twice once', async () => {
    await stage.control.setFaults({duplicateEvents: true});
    const {record} = await typeTurn(stage.desk, stage.parley, 'who are you');
    const told = await toldFor(record.turnId);
    expect(tokensOut(record) * told.responses).toBe(told.output);
  });

  it.each([
    ['the person talks again', () => press(stage).then(() => undefined)],
    ['the person hangs up', () => hangUp(stage)],
  ])('of an answer that is cut off counts too, as %s', async (_how, cutOff) => {
    const from = await startTalking(stage);
    await stage.desk.mouth.say('tell me a joke');
    await press(stage);
    await stage.parley.waitForPhase(['speaking'], 10_000);
    await sleep(800);
    await cutOff();
    const {turnId, outcome} = await turnSince(stage, from);
    expect(outcome).toBe('interrupted');
    const record = await waitFor(
      'what the cancelled answer was billed',
      async () =>
        (await stage.parley.turns()).find((turn) => turn.turnId === turnId && voiceOf(turn) !== undefined),
      {timeoutMs: 10_000},
    );
    expect([tokensIn(record), tokensOut(record)]).toEqual(
      await toldFor(turnId).then(({input, output}) => [input, output]),
    );
    expect(tokensOut(record)).toBeGreaterThan(0);
    await hangUp(stage);
  });
});

describe('the cost as it is shown', () => {
  it('stands in the popup, beside each turn and in the settings', async () => {
    const {record} = await typeTurn(stage.desk, stage.parley, 'what can you do');
    await typeTurn(stage.desk, stage.parley, 'hello');
    const words = /^This conversation: \$0\.\d{2,4}$/;
    for (const name of ['popup', 'sidepanel'] as const) {
      const page = await openTab(stage.desk.browser, stage.parley.address(name));
      const cost = await page.waitForSelector('.cost');
      expect(await cost?.evaluate(({textContent}) => textContent)).toMatch(words);
      if (name === 'sidepanel') {
        // What is said now stands above; below it is what was said before, and what is searched for.
        await page.locator('input[type="search"]').fill('what can you do');
        await page.locator('.past .receipt summary').click();
        const opened = await page.waitForSelector('.past .receipt[open] .receipt-body');
        expect(await opened?.evaluate((one) => (one as HTMLElement).innerText)).toMatch(
          /gpt-realtime[\s\S]*audio out\s+[\d,]+ tokens/,
        );
      }
      await page.close();
    }
    const options = await openTab(stage.desk.browser, stage.parley.address('options'));
    await options.waitForSelector('.chart');
    const sums = await options.$$eval('.sums dd', (all) => all.map((one) => one.innerText));
    expect(sums).toHaveLength(2);
    expect(sums.every((sum) => /^\$\d/.test(sum))).toBe(true);
    // One day of thirty was used, and the table names it.
    expect(await options.$$eval('.chart .paid', (bars) => bars.length)).toBe(1);
    expect(await options.$$eval('.chart rect', (bars) => bars.length)).toBe(30);
    expect(await options.$$eval('.chart tbody tr', (rows) => rows.length)).toBe(1);
    await options.close();
    expect(record.outcome).toBe('answered');
  });

  it('says free where the service is on this machine and is not paid', async () => {
    await stage.parley.change({spending: DEFAULT_SETTINGS.spending});
    await hangUp(stage);
    const {record} = await typeTurn(stage.desk, stage.parley, 'hello');
    expect(record.spent).toMatchObject([{model: 'gpt-realtime', billing: 'free', usd: 0}]);
    const popup = await openTab(stage.desk.browser, stage.parley.address('popup'));
    await popup.waitForSelector('.cost::-p-text(This conversation: free)');
    await popup.close();
  });

  it('stands beside the times of the turns, which can be copied', async () => {
    const options = await openTab(stage.desk.browser, stage.parley.address('options'));
    const rows = await options
      .waitForSelector('.times')
      .then(() => options.$$eval('.times tbody tr', (all) => all.map(({innerText}) => innerText)));
    expect(rows.some((row) => /^End of speech to the first sound heard[\s\S]*\d+(\.\d)? m?s/.test(row))).toBe(
      true,
    );
    await options.locator('::-p-text(Copy as JSON)').click();
    await options.waitForFunction(() =>
      [...document.querySelectorAll('[role=status]')].some(({textContent}) => textContent === 'Copied.'),
    );
    await options.evaluate(() => {
      const field = document.createElement('textarea');
      document.body.append(field);
      field.focus();
    });
    await options.keyboard.press('KeyV', {commands: ['Paste']});
    const pasted = await options.$eval('body > textarea', ({value}) => value);
    const copied = JSON.parse(pasted) as {turns: number; spans: {name: string; medianMs: number}[]};
    expect(copied.turns).toBe((await stage.parley.turns()).length);
    expect(copied.spans.find(({name}) => name === 'reply')?.medianMs).toBeGreaterThan(0);
    await options.close();
  });

  it('of earlier days goes with the history, that of today stays', async () => {
    const [today] = await days();
    if (!today) throw new Error('nothing was spent');
    await stage.parley.options.evaluate(
      (row) =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('parley');
          opening.onsuccess = () => {
            const change = opening.result.transaction('spending', 'readwrite');
            change.objectStore('spending').put(row);
            change.onabort = () => reject(new Error(change.error?.message));
            change.oncomplete = () => {
              opening.result.close();
              resolve();
            };
          };
        }),
      {...today, day: '2020-01-01'},
    );
    const panel = await stage.parley.open('sidepanel', {isBackground: true});
    await stage.parley.send('history.wipe', {}, panel);
    await panel.close();
    const left = await days();
    expect(left.length).toBeGreaterThan(0);
    expect(new Set(left.map(({day}) => day))).toEqual(new Set([today.day]));
  });
});
