import {setTimeout as sleep} from 'node:timers/promises';
import {describe, expect, it} from 'vitest';
import {TALK_KEYS} from '../../local/desk/keyboard.ts';
import {highlighted, speakTurn, typeTurn} from '../../local/desk/turns.ts';
import {wallMs, waitFor} from '../../local/desk/wait.ts';
import {openTab} from '../../local/desk/browser.ts';
import type {TurnRecord} from '../../src/protocol/turn-record.ts';
import {pointedIn} from './pointed.ts';
import {press, startTalking, turnSince, useStage} from './stage.ts';

const stage = useStage();

const badge = async () =>
  (await stage.parley.worker()).evaluate(async () => ({
    text: await chrome.action.getBadgeText({}),
    title: await chrome.action.getTitle({}),
  }));

describe('a spoken turn', () => {
  it('is heard, reads the page, and is answered aloud', async () => {
    const {record, speaker} = await speakTurn(stage.desk, stage.parley, 'what is on this page');
    expect(record).toMatchObject({outcome: 'answered', source: 'shortcut', failure: null});
    expect(record.heard).toBe('what is on this page');
    expect(record.tools.map(({name, ok}) => ({name, ok}))).toEqual([{name: 'read_page', ok: true}]);
    expect(record.tools[0]?.output).toContain('Title: Tea and Books');
    expect(record.answer).toContain('Tea and Books');
    expect(record.reply.audibleMs).toBeGreaterThan(500);
    expect(speaker.audibleMs).toBeGreaterThan(500);
  });

  it('points at what was meant', async () => {
    const {record} = await speakTurn(stage.desk, stage.parley, 'point at the search box');
    const pointing = record.tools.find(({name}) => name === 'point');
    expect(pointing).toMatchObject({ok: true});
    expect(pointedIn(pointing?.output ?? '')).toMatchObject({pointing_at: {role: 'searchbox'}});
    expect(await highlighted(stage.page)).toMatch(/^e\d+$/);
  });

  it('leaves its steps as spans, in order', async () => {
    // The first turn connects; which turn read the page depends on what was heard.
    const turns = await stage.parley.turns();
    const spansOf = (turn?: TurnRecord) =>
      Object.fromEntries(turn?.spans.map((span) => [span.name, span]) ?? []);
    const spans = spansOf(turns[0]);
    const reading = spansOf(turns.find(({tools}) => tools.some(({name}) => name === 'read_page')));
    const steps = [
      ...['microphone', 'capture', 'token', 'connect', 'ready'].map((name) => [name, spans[name]] as const),
      ...['tool:read_page', 'reply'].map((name) => [name, reading[name]] as const),
    ];
    for (const [name, span] of steps) {
      expect(span, name).toBeDefined();
      expect(span?.end).toBeGreaterThanOrEqual(span?.start ?? Infinity);
    }
    expect(spans['capture']?.end).toBeLessThan(spans['ready']?.end ?? 0);
    expect(spans['token']?.start).toBeGreaterThanOrEqual(spans['capture']?.start ?? Infinity);
  });

  it('shows both sides’ last words', async () => {
    const {lines} = await stage.parley.snapshot();
    const last = lines.slice(-2);
    expect(last.map(({who}) => who)).toEqual(['you', 'parley']);
    expect(last[0]?.text).toBe('point at the search box');
    expect(last.every(({final}) => final)).toBe(true);
  });

  it('takes a held key for one press', async () => {
    const from = await press(stage);
    for (let repeat = 0; repeat < 20; repeat += 1) {
      await sleep(40);
      stage.desk.keyboard.press(TALK_KEYS);
    }
    await stage.parley.waitForPhase(['listening'], 5_000);
    await sleep(800);
    expect((await stage.parley.snapshot()).phase).toBe('listening');
    await press(stage);
    await turnSince(stage, from);
    expect((await stage.parley.turns()).filter(({startedAt}) => startedAt >= from)).toHaveLength(1);
  });

  it('is dismissed without a sound when nothing was said', async () => {
    const from = await startTalking(stage);
    await press(stage);
    const record = await turnSince(stage, from);
    expect(record).toMatchObject({outcome: 'dismissed', heard: '', answer: '', failure: null});
    const {notice, phase} = await stage.parley.snapshot();
    expect(phase).toBe('idle');
    expect(notice?.message).toMatch(
      /^No speech was heard: “.+” gave a peak of 0\.\d % and an RMS of 0\.\d %\.$/,
    );
    await sleep(300);
    expect(stage.desk.speaker.heard(from).audibleMs).toBe(0);
  });

  it('cuts the answer short when the person begins to talk again', async () => {
    const {parley, desk} = stage;
    const from = await startTalking(stage);
    await desk.mouth.say('tell me a joke');
    await press(stage);
    await parley.waitForPhase(['speaking'], 10_000);
    await sleep(1_000);
    const cutIn = await startTalking(stage);
    await sleep(400);
    const quietFrom = wallMs();
    await sleep(600);
    expect(desk.speaker.heard(quietFrom).audibleMs).toBe(0);
    await desk.mouth.say('hello who are you');
    await press(stage);
    expect(await turnSince(stage, from)).toMatchObject({outcome: 'interrupted', heard: 'tell me a joke'});
    const second = await turnSince(stage, cutIn);
    expect(second).toMatchObject({outcome: 'answered', heard: 'hello who are you'});
    expect(second.answer).not.toContain('robot');
  });
});

describe('the other ways in', () => {
  it('a typed turn is answered aloud too', async () => {
    const {record, speaker} = await typeTurn(stage.desk, stage.parley, 'hello');
    expect(record).toMatchObject({outcome: 'answered', source: 'typed', heard: 'hello'});
    expect(speaker.audibleMs).toBeGreaterThan(200);
  });

  it('the popup’s button starts a turn and sends it', async () => {
    const popup = await openTab(stage.desk.browser, stage.parley.address('popup'));
    const from = wallMs();
    await popup.locator('button.talk-button').click();
    await popup.waitForSelector('button.talk-button.live');
    await stage.parley.waitForPhase(['listening'], 5_000);
    await stage.desk.mouth.say('hello who are you');
    await popup.locator('button.talk-button.live').click();
    const record = await turnSince(stage, from);
    expect(record).toMatchObject({outcome: 'answered', source: 'button', heard: 'hello who are you'});
    const shown = await popup.$$eval('.lines li', (items) => items.map((item) => item.textContent));
    expect(shown.at(-2)).toBe('Youhello who are you');
    await popup.close();
    await stage.page.bringToFront();
  });

  it('the popup’s meter moves with the voice', async () => {
    const popup = await openTab(stage.desk.browser, stage.parley.address('popup'));
    await popup.locator('button.talk-button').click();
    await stage.parley.waitForPhase(['listening'], 5_000);
    const talking = stage.desk.mouth.say('hello who are you');
    await popup.waitForFunction(
      () =>
        [...document.querySelectorAll<HTMLElement>('.meter.mic i')].some(
          ({style}) => Number(/scaleY\(([\d.]+)\)/.exec(style.transform)?.[1]) > 0.4,
        ),
      {timeout: 5_000},
    );
    await talking;
    await stage.parley.send('session.close', {}, popup);
    await popup.close();
    await stage.page.bringToFront();
  });

  it('the badge tells what Parley is doing', async () => {
    await stage.parley.waitForPhase(['idle'], 10_000);
    expect(await badge()).toEqual({text: '', title: 'Parley'});
    await startTalking(stage);
    expect(
      await waitFor('the badge', async () => (await badge()).text || undefined, {timeoutMs: 2_000}),
    ).toBe('●');
    await press(stage);
    await stage.parley.waitForPhase(['idle'], 10_000);
  });
});
