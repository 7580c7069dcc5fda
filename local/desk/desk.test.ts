import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {TargetType, type Browser, type Page} from 'puppeteer-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {servePages, type PageServer} from '../pages/serve.ts';
import {openTab} from './browser.ts';
import {openDesk, type Desk} from './desk.ts';
import {TALK_KEYS} from './keyboard.ts';
import {waitFor, wallMs} from './wait.ts';

const MANIFEST = {
  manifest_version: 3,
  name: 'Bell',
  version: '1.0',
  background: {service_worker: 'worker.js'},
  permissions: ['activeTab', 'scripting'],
  commands: {ring: {suggested_key: {default: 'Ctrl+Shift+Space'}, description: 'Ring'}},
};

/** Writes what the shortcut did into the page, where the test can see it. */
const WORKER = `chrome.commands.onCommand.addListener((command, tab) => chrome.scripting.executeScript({
  target: {tabId: tab.id}, args: [command], func: (name) => { document.title = name; } }));`;

let folder: string;
let pages: PageServer;
let desk: Desk;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-bell-'));
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(MANIFEST));
  await writeFile(join(folder, 'worker.js'), WORKER);
  pages = await servePages();
  desk = await openDesk({extension: folder});
  page = await openTab(desk.browser, `${pages.url}demo.html`);
  await listening(desk.browser);
});

afterAll(async () => {
  await desk.close();
  await pages.close();
  await rm(folder, {recursive: true, force: true});
});

/** Chrome drops a shortcut that comes before the extension's worker has ever listened. */
async function listening(browser: Browser): Promise<void> {
  const target = await browser.waitForTarget((candidate) => candidate.type() === TargetType.SERVICE_WORKER);
  const worker = await target.worker();
  await waitFor(
    'the worker to listen',
    () => worker?.evaluate(() => chrome.commands.onCommand.hasListeners() || undefined),
    {
      timeoutMs: 10_000,
    },
  );
}

test('the shortcut reaches the extension', async () => {
  await desk.keyboard.focus();
  desk.keyboard.press(TALK_KEYS);
  const title = await waitFor(
    'the title',
    async () => ((await page.title()) === 'ring' ? 'ring' : undefined),
    {timeoutMs: 5000},
  );
  expect(title).toBe('ring');
});

test('the microphone hears the mouth, and quiet when it says nothing', async () => {
  await page.evaluate(openMicrophone);
  const {voiceFrom, voiceTo} = await desk.mouth.say('where is the search box');
  const levels = await page.evaluate(readLevels);
  const loudest = (from: number, to: number) =>
    Math.max(0, ...levels.filter(({at}) => at > from && at < to).map(({peak}) => peak));
  expect(loudest(voiceFrom, voiceTo)).toBeGreaterThan(0.1);
  expect(loudest(voiceFrom - 250, voiceFrom - 50)).toBeLessThan(0.02);
  expect(desk.mouth.ears.heard(voiceFrom - 250, voiceFrom - 20).audibleMs).toBe(0);
  expect(desk.mouth.ears.heard(voiceFrom, voiceTo).peak).toBeGreaterThan(0.2);
});

test('the speaker hears what the page plays, and only then', async () => {
  await desk.speaker.waitForQuiet(200, 5000);
  const before = wallMs();
  await page.evaluate(playTone);
  await desk.speaker.waitForSound(before, 5000);
  await desk.speaker.waitForQuiet(300, 5000);
  const {peak, audibleMs} = desk.speaker.heard(before);
  expect(peak).toBeCloseTo(0.5, 1);
  expect(audibleMs).toBeGreaterThan(350);
  expect(audibleMs).toBeLessThan(700);
});

/** Runs in the page: opens the microphone without any processing and keeps its levels. */
async function openMicrophone(): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: {echoCancellation: false, noiseSuppression: false, autoGainControl: false},
  });
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, {fftSize: 512});
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(512);
  const levels: {at: number; peak: number}[] = [];
  setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    levels.push({at: performance.timeOrigin + performance.now(), peak: Math.max(...samples.map(Math.abs))});
  }, 10);
  Object.assign(globalThis, {levels});
}

function readLevels(): {at: number; peak: number}[] {
  return (globalThis as unknown as {levels: {at: number; peak: number}[]}).levels;
}

/** Runs in the page: half a second at half amplitude. */
async function playTone(): Promise<void> {
  const context = new AudioContext();
  const tone = new OscillatorNode(context, {frequency: 440});
  tone.connect(new GainNode(context, {gain: 0.5})).connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + 0.5);
  await new Promise<void>((resolve) => {
    tone.onended = () => resolve();
  });
  await context.close();
}
