import {createServer, request as requestOf, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {openTab} from '../../local/desk/browser.ts';
import {readTurns} from '../../local/desk/stored-turns.ts';
import {typeTurn} from '../../local/desk/turns.ts';
import {waitFor} from '../../local/desk/wait.ts';
import {startStandInModel, type StandInModel} from '../../local/openclaw/model.ts';
import {DEFAULT_SETTINGS} from '../../src/protocol/settings.ts';
import type {DaySpend} from '../../src/protocol/spending.ts';
import {KEY, useStage} from './stage.ts';

// A service on this machine that passes everything on to a paid one: what it counts costs what the table says.
const PAID = {...DEFAULT_SETTINGS.spending, isLocalFree: false};
const MODEL = 'gpt-5.4';
/** What the stand-in says it used, at the table's price for a million tokens. */
const COST = (10 * 2.5 + 10 * 15) / 1_000_000;

const stage = useStage();
let model: StandInModel;
let both: Server;

beforeAll(async () => {
  model = await startStandInModel();
  // One service has the voice and the text model, as OpenAI's has.
  both = createServer((incoming, outgoing) => {
    const isText = incoming.url?.endsWith('/chat/completions') === true;
    const to = new URL(incoming.url ?? '/', isText ? model.url : stage.server.url);
    const {method, headers} = incoming;
    const onward = requestOf(to, {method, headers}, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => both.listen(0, '127.0.0.1', resolve));
  const {port} = both.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}${new URL(stage.server.url).pathname}`;
  await stage.parley.configure({url, key: KEY}, {spending: PAID, higherModel: MODEL});
});
afterAll(async () => {
  both.closeAllConnections();
  both.close();
  await model.close();
});

const days = async () => (await stage.parley.options.evaluate(readTurns, 'spending' as const)) as DaySpend[];

describe('what a question to a stronger model costs, by the person’s own key', () => {
  it('stands with its turn, and counts for the conversation and the day', async () => {
    await stage.control.setScript([
      {call: {name: 'ask_higher_model', arguments: {question: 'how far is the moon'}}},
      {say: 'It is far.'},
    ]);
    const {record} = await typeTurn(stage.desk, stage.parley, 'hello');
    expect(record.tools).toMatchObject([{name: 'ask_higher_model', ok: true}]);
    const spent = record.spent.find((one) => one.model === MODEL);
    expect(spent).toMatchObject({billing: 'listed', amounts: {textIn: 10, textOut: 10}});
    expect(spent?.usd).toBeCloseTo(COST, 12);
    const whole = record.spent.reduce((sum, {usd}) => sum + usd, 0);
    expect((await stage.parley.snapshot()).bill.usd).toBeCloseTo(whole, 9);
    const kept = await waitFor(
      'the sum of the day',
      async () => (await days()).find((one) => one.model === MODEL),
      {timeoutMs: 5_000},
    );
    expect(kept).toMatchObject({billing: 'listed', amounts: {textIn: 10, textOut: 10}});
  });

  it('stands in the receipt', async () => {
    const panel = await openTab(stage.desk.browser, stage.parley.address('sidepanel'));
    await panel.locator('.receipt summary').click();
    const opened = await panel.waitForSelector('.receipt[open] .receipt-body');
    const words = await opened?.evaluate((one) => (one as HTMLElement).innerText);
    expect(words).toMatch(/gpt-5\.4[\s\S]*text in\s+10 tokens[\s\S]*text out\s+10 tokens/);
    await panel.close();
  });

  it('counts for the budget: the next turn is not begun', async () => {
    await stage.parley.change({spending: {...PAID, conversationUsd: COST}});
    const snapshot = await stage.parley.waitForSnapshot(
      'the budget being spent',
      ({failure}) => failure?.reason === 'budget.reached',
      10_000,
    );
    expect(snapshot.bill.usd).toBeGreaterThanOrEqual(COST);
  });
});
