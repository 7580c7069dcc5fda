import {setTimeout as sleep} from 'node:timers/promises';
import type {Page} from 'puppeteer-core';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {openTab} from '../../local/desk/browser.ts';
import {wallMs, waitFor} from '../../local/desk/wait.ts';
import {press, startTalking, turnSince, useStage} from './stage.ts';

/** The longest check plays the tone three times. */
const CHECK_TIMEOUT_MS = 40_000;

const stage = useStage();
const pactl = (...args: string[]) => stage.desk.sound.control(...args);
let page: Page;
let echo: string | null = null;

beforeEach(async () => {
  page = await openTab(stage.desk.browser, stage.parley.address('options'));
});

afterEach(async () => {
  if (echo) await pactl('unload-module', echo);
  echo = null;
  await page.close();
});

/** From now on the microphone hears what the speaker plays, so much later. */
const loadEcho = async (latencyMs: number) => {
  const loopback = ['module-loopback', 'source=speaker.monitor', 'sink=mouth', `latency_msec=${latencyMs}`];
  echo = (await pactl('load-module', ...loopback)).trim();
};

const form = 'form[aria-labelledby="echo-title"]';
const startCheck = async () => {
  const begin = await page.waitForSelector(`${form} button[type="button"]`);
  await begin?.click();
};
/** What the form says when the check is over: the finding, or what went wrong. */
const endCheck = async () => {
  const done = await page.waitForSelector(`${form} ::-p-text(It is saved.), ${form} .failure p`, {
    timeout: CHECK_TIMEOUT_MS,
  });
  return done?.evaluate((element) => element.textContent);
};
const check = async () => {
  await startCheck();
  return endCheck();
};
const settings = async () => (await stage.parley.send('settings.read', {})).settings;
const choice = () => page.$eval(`${form} select`, ({value}) => value);
/** Programs that play, and that listen; the desk's own ears and mouth are among them. */
const streams = async () => ({
  playing: (await pactl('list', 'short', 'sink-inputs')).trim().split('\n').length,
  listening: (await pactl('list', 'short', 'source-outputs')).trim().split('\n').length,
});

describe('the echo check', () => {
  it('finds none where nothing comes back, and leaves nothing running', async () => {
    const before = await streams();
    const from = wallMs();
    expect(await check()).toContain('Nothing of what Parley says reaches the microphone');
    expect(stage.desk.speaker.heard(from).audibleMs).toBeGreaterThan(300);
    expect((await settings()).duplex).toBe('full');
    expect((await settings()).echoFree).not.toBeNull();
    await waitFor(
      'the end of its streams',
      async () => {
        const {playing, listening} = await streams();
        return (playing === before.playing && listening === before.listening) || undefined;
      },
      {timeoutMs: 15_000},
    );
  });

  it('keeps listening where Chrome takes the echo out', async () => {
    await loadEcho(60);
    expect(await check()).toContain('Parley does not hear itself here');
    expect(await settings()).toMatchObject({duplex: 'full', echoFree: null});
  });

  it('shuts the microphone where an echo is too late to be taken out', async () => {
    await loadEcho(600);
    expect(await check()).toMatch(/^Parley hears (some of )?its own voice/);
    const {duplex, echoFree} = await settings();
    expect(['half', 'hold']).toContain(duplex);
    expect(echoFree).toBeNull();
    expect(await choice()).toBe(duplex);
  });

  it('gives way to a conversation, and does not begin in one', async () => {
    await startCheck();
    await page.waitForSelector(`${form} ::-p-text(Playing and listening)`);
    await sleep(800);
    const from = await startTalking(stage);
    expect(await endCheck()).toBe('You began to talk, so the echo check was stopped.');
    expect(await check()).toBe('Check the echo when the conversation is over.');
    await press(stage);
    expect(await turnSince(stage, from)).toMatchObject({outcome: 'dismissed'});
  });

  it('can be overruled by hand', async () => {
    await page.locator(`${form} select`).fill('half');
    await page.waitForSelector(`${form} ::-p-text(Parley listens again when it has finished)`);
    await page.locator(`${form} button.primary`).click();
    await page.waitForSelector(`${form} ::-p-text(Saved.)`);
    expect(await settings()).toMatchObject({duplex: 'half', echoFree: null});
  });

  it('says that the microphone is silent, and changes nothing then', async () => {
    // Without anything playing into it, a null sink's monitor is a microphone of pure zeros.
    await stage.desk.mouth.stop();
    expect(await check()).toBe('The microphone gave only silence: it may be muted or disconnected.');
    expect((await settings()).duplex).toBe('half');
    expect(await page.$(`${form} .failure button`)).toBeNull();
  });
});
