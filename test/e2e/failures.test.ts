import {createServer} from 'node:net';
import type {AddressInfo} from 'node:net';
import {describe, expect, it} from 'vitest';
import {openTab} from '../../local/desk/browser.ts';
import {typeTurn} from '../../local/desk/turns.ts';
import {wallMs} from '../../local/desk/wait.ts';
import type {FaultRequest} from '../../local/realtime/index.ts';
import type {FailureReason} from '../../src/protocol/failures.ts';
import {failureOf, hangUp, KEY, press, startTalking, turnSince, useStage} from './stage.ts';

const stage = useStage({isConfigured: false});

const service = () => ({url: stage.server.url, key: KEY});

/** Begins a turn that fails at once, whatever is said, and gives its record. */
async function failingTurn(reason: FailureReason) {
  const from = await press(stage);
  const snapshot = await failureOf(stage, reason, from);
  expect(snapshot.phase).toBe('problem');
  const record = await turnSince(stage, from);
  expect(record).toMatchObject({outcome: 'failed', failure: {reason}});
  return record;
}

/** Speaks a turn whose trouble may pass: it is shown while the person talks, and fails it only when they have finished. */
async function turnThatWaits(reason: FailureReason) {
  const from = await startTalking(stage);
  await stage.desk.mouth.say('hello who are you');
  expect(await failureOf(stage, reason, from)).toMatchObject({phase: 'listening'});
  await press(stage);
  const record = await turnSince(stage, from);
  expect(record).toMatchObject({outcome: 'failed', failure: {reason}});
}

/** What the popup shows a person about the present failure. */
async function popupSays() {
  const popup = await openTab(stage.desk.browser, stage.parley.address('popup'));
  await popup.waitForSelector('.failure');
  const said = await popup.$eval('.failure', (note) => ({
    sentence: note.querySelector('p')?.textContent,
    fix: note.querySelector('button')?.textContent ?? note.querySelector('.failure-fix')?.textContent,
  }));
  return {popup, said};
}

/** Ends the session and has the next one minted for: a token at hand would do without. */
async function forgetToken() {
  await hangUp(stage);
  await stage.parley.configure(service());
}

async function answersAgain() {
  const {record} = await typeTurn(stage.desk, stage.parley, 'hello');
  expect(record).toMatchObject({outcome: 'answered', failure: null});
}

describe('a voice service that is not set up', () => {
  it('has no key: says so, and the button opens the settings', async () => {
    await failingTurn('key.missing');
    const {popup, said} = await popupSays();
    expect(said).toEqual({sentence: 'Parley has no key for the voice service yet.', fix: 'Open settings'});
    await popup.locator('.failure button').click();
    // Chrome brings the settings that are open already to the front instead of opening them twice.
    await stage.parley.options.waitForFunction(() => document.visibilityState === 'visible');
    await popup.close();
    await stage.page.bringToFront();
  });

  it('refuses a wrong key', async () => {
    await stage.parley.configure({url: stage.server.url, key: 'sk-local-wrong-key-0000'});
    const record = await failingTurn('key.refused');
    expect(JSON.stringify(record)).not.toContain('wrong-key');
  });

  it('cannot be reached', async () => {
    const free = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => free.once('listening', resolve));
    const {port} = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    await stage.parley.configure({url: `http://127.0.0.1:${port}/v1`, key: KEY});
    await turnThatWaits('mint.unreachable');
    await stage.parley.configure(service());
    await answersAgain();
  });
});

describe('a session that does not open', () => {
  it('since the token is refused: fails at once', async () => {
    await forgetToken();
    await stage.control.setFaults({refuseMint: {status: 403, code: 'unsupported_country_region_territory'}});
    await failingTurn('key.refused');
    await stage.control.setFaults({refuseMint: {status: 503}});
    await failingTurn('mint.refused');
    await stage.control.resetFaults();
    await answersAgain();
  });

  const cases: [string, FailureReason, FaultRequest][] = [
    ['the service is overrun', 'rate.limited', {refuseMint: {status: 429, code: 'rate_limit_exceeded'}}],
    ['the call is refused', 'connect.refused', {refuseCall: {status: 500}}],
    ['the audio finds no way', 'ice.failed', {unreachable: true}],
  ];
  it.each(cases)('%s: %s', async (_what, reason, faults) => {
    await forgetToken();
    await stage.control.setFaults(faults);
    await turnThatWaits(reason);
    await stage.control.resetFaults();
    await answersAgain();
  });
});

describe('a session that ends too early', () => {
  it('as its time is up while the person talks: the talk goes on in the next', async () => {
    await answersAgain();
    const from = await startTalking(stage);
    await stage.control.setFaults({expireSessions: true});
    await failureOf(stage, 'session.expired', from);
    await stage.desk.mouth.say('hello who are you');
    await press(stage);
    expect(await turnSince(stage, from)).toMatchObject({
      outcome: 'answered',
      heard: 'hello who are you',
      failure: null,
    });
  });

  it('while the answer is heard: says so, and what was heard of it is kept', async () => {
    await answersAgain();
    const from = await startTalking(stage);
    await stage.desk.mouth.say('tell me a joke');
    await press(stage);
    await stage.parley.waitForPhase(['speaking'], 10_000);
    await stage.control.setFaults({closeChannel: true});
    const record = await turnSince(stage, from);
    expect(record).toMatchObject({outcome: 'failed', failure: {reason: 'channel.closed'}});
    expect(record.answer).not.toBe('');
    await answersAgain();
  });

  it('while nobody talks: nothing is troubled, and another is opened at once', async () => {
    await answersAgain();
    const {sessionId} = await stage.parley.snapshot();
    await stage.control.setFaults({closeChannel: true});
    const after = await stage.parley.waitForSnapshot(
      'another session',
      (snapshot) => snapshot.session === 'ready' && snapshot.sessionId !== sessionId,
      10_000,
    );
    expect(after).toMatchObject({phase: 'idle', failure: null, attempt: 0});
    await answersAgain();
  });
});

describe('an answer that does not come', () => {
  it('fails at the service', async () => {
    await stage.control.setFaults({failNext: 1});
    const {record} = await typeTurn(stage.desk, stage.parley, 'hello');
    expect(record).toMatchObject({outcome: 'failed', failure: {reason: 'response.failed'}});
    await answersAgain();
  });

  it('is one too many for the service', async () => {
    await stage.control.setFaults({rateLimitNext: 1});
    const {record} = await typeTurn(stage.desk, stage.parley, 'hello');
    expect(record).toMatchObject({outcome: 'failed', failure: {reason: 'rate.limited'}});
    await answersAgain();
  });

  it('is waited for so long and no longer', async () => {
    await answersAgain();
    await stage.control.setFaults({stall: true});
    const {record} = await typeTurn(stage.desk, stage.parley, 'hello');
    expect(record).toMatchObject({outcome: 'failed', failure: {reason: 'reply.timeout'}});
    await stage.control.resetFaults();
    await answersAgain();
  });
});

describe('the page that holds the conversation', () => {
  it('is closed by the browser: said at once, and a new one is opened by the next turn', async () => {
    const from = await startTalking(stage);
    await (await stage.parley.worker()).evaluate(() => chrome.offscreen.closeDocument());
    expect(await failureOf(stage, 'offscreen.lost', from)).toMatchObject({session: 'closed', turnId: null});
    await answersAgain();
  });

  it('is closed while the worker sleeps: said when the worker is back', async () => {
    const from = await startTalking(stage);
    const offscreen = await stage.parley.offscreen();
    await stage.parley.stopWorker();
    await offscreen?.close();
    await stage.parley.open('popup', {isBackground: true}).then(async (popup) => {
      await stage.parley.send('settings.read', {}, popup);
      await popup.close();
    });
    await failureOf(stage, 'offscreen.lost', from);
    await answersAgain();
  });
});

describe('odd services', () => {
  it('one that ends a response twice has its tool run once', async () => {
    await stage.control.setFaults({duplicateEvents: true});
    const {record} = await typeTurn(stage.desk, stage.parley, 'what is on this page');
    expect(record.outcome).toBe('answered');
    expect(record.tools.map(({name}) => name)).toEqual(['read_page']);
    await stage.control.resetFaults();
    await hangUp(stage);
  });

  const odd: [string, FaultRequest][] = [
    ['says things nobody knows', {unknownEvents: true}],
    ['says everything twice', {duplicateEvents: true}],
    ['says things out of order', {reorderEvents: true}],
  ];
  it.each(odd)('one that %s is still talked with', async (_what, faults) => {
    await hangUp(stage);
    await stage.control.setFaults(faults);
    const since = wallMs();
    const {record} = await typeTurn(stage.desk, stage.parley, 'hello');
    expect(record.outcome).toBe('answered');
    expect(record.startedAt).toBeGreaterThan(since - 1_000);
    expect(record.reply.audibleMs).toBeGreaterThan(200);
    await stage.control.resetFaults();
    await hangUp(stage);
  });
});
