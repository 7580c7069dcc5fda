import {setTimeout as sleep} from 'node:timers/promises';
import {describe, expect, it} from 'vitest';
import {openTab} from '../../local/desk/browser.ts';
import {ALLOW, answerMicrophonePrompt} from '../../local/desk/microphone-prompt.ts';
import {speakTurn} from '../../local/desk/turns.ts';
import {failureOf, press, startTalking, turnSince, useStage} from './stage.ts';

describe('a microphone that was never allowed', () => {
  const stage = useStage({grantsMicrophone: false, keepsWelcome: true});

  it('is said at once, without asking for a token', async () => {
    const from = await press(stage);
    const {phase, failure} = await failureOf(stage, 'mic.denied', from);
    expect(phase).toBe('problem');
    expect(failure?.fix).toEqual({label: 'Allow the microphone', action: 'open.welcome'});
    expect(await turnSince(stage, from)).toMatchObject({outcome: 'failed', tools: [], sessionId: null});
    expect((await stage.control.status()).sessions.ever).toBe(0);
  });

  it('leaves typed turns to be had', async () => {
    await stage.parley.type('hello');
    await stage.parley.waitForPhase(['speaking'], 15_000);
    await stage.parley.waitForPhase(['idle'], 20_000);
  });

  it('is asked for in the welcome tab, and serves the whole extension from then on', async () => {
    const popup = await openTab(stage.desk.browser, stage.parley.address('popup'));
    const from = await press(stage);
    await failureOf(stage, 'mic.denied', from);
    const opened = stage.desk.browser.waitForTarget(
      (target) => target.url() === stage.parley.address('welcome') && target.opener() === undefined,
    );
    await popup.locator('.failure button').click();
    const welcome = await (await opened).page();
    if (!welcome) throw new Error('the welcome tab has no page');
    await popup.close();

    await welcome.bringToFront();
    await welcome.locator('.step.next button.primary').click();
    await answerMicrophonePrompt(stage.desk.keyboard, ALLOW);
    await welcome.waitForSelector('.step.done ::-p-text(may be used)');
    await welcome.close();

    await stage.page.bringToFront();
    const {record} = await speakTurn(stage.desk, stage.parley, 'hello who are you');
    expect(record).toMatchObject({outcome: 'answered', heard: 'hello who are you', failure: null});
  });
});

describe('a microphone that has trouble', () => {
  const stage = useStage();
  const pactl = (...args: string[]) => stage.desk.sound.control(...args);

  it('gives only zeros: named as muted or disconnected', async () => {
    // Without anything playing into it, a null sink's monitor is a microphone of pure zeros.
    await stage.desk.mouth.stop();
    const from = await startTalking(stage);
    await sleep(900);
    await press(stage);
    const record = await turnSince(stage, from);
    expect(record).toMatchObject({outcome: 'failed', speech: {voicedMs: 0}, failure: {reason: 'mic.silent'}});
    await failureOf(stage, 'mic.silent', from);
  });

  it('is pulled out in mid-sentence: said, and nothing is left listening', async () => {
    const from = await startTalking(stage);
    // PulseAudio moves a recording to any other source there is, monitors too: only without any does it end.
    const modules = await pactl('list', 'short', 'modules');
    const devices = [...modules.matchAll(/^(\d+)\tmodule-(?:remap-source|null-sink)/gm)];
    for (const [, id] of devices.reverse()) if (id) await pactl('unload-module', id);
    await failureOf(stage, 'mic.lost', from);
    expect(await turnSince(stage, from)).toMatchObject({outcome: 'failed', failure: {reason: 'mic.lost'}});
  });

  it('is not there at all', async () => {
    const from = await press(stage);
    const {failure} = await failureOf(stage, 'mic.missing', from);
    expect(failure?.message).toBe('No microphone was found.');
  });
});
