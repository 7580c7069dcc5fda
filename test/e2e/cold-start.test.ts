import {setTimeout as sleep} from 'node:timers/promises';
import {describe, expect, it} from 'vitest';
import {openTab} from '../../local/desk/browser.ts';
import {Parley} from '../../local/desk/parley.ts';
import {speakTurn} from '../../local/desk/turns.ts';
import {waitFor} from '../../local/desk/wait.ts';
import {pagePath, PRESS_HASH} from '../../src/protocol/contexts.ts';
import {EXTENSION, expectHeard, hangUp, useStage} from './stage.ts';

const stage = useStage();

/** Longer than the worker waits until it has the document made. */
const AT_HAND_MS = 18_000;

/** PulseAudio's short list of a kind, as rows of columns. */
const list = async (kind: 'source-outputs' | 'sink-inputs' | 'sinks') => {
  const listed = await stage.desk.sound.control('list', 'short', kind);
  return listed.split('\n').flatMap((row) => (row ? [row.split('\t')] : []));
};
const countListening = async () => (await list('source-outputs')).length;
const countOpen = async () => ({
  microphones: await countListening(),
  sessionsEver: (await stage.control.status()).sessions.ever,
});
const countPlaying = async () => {
  const speaker = (await list('sinks')).find(([, name]) => name === 'speaker')?.[0];
  return (await list('sink-inputs')).filter(([, sink]) => sink === speaker).length;
};

async function endDocument(): Promise<void> {
  await hangUp(stage);
  await (await stage.parley.worker()).evaluate(async () => chrome.offscreen.closeDocument());
}

const hasDocument = async () =>
  (await stage.parley.worker()).evaluate(async () => chrome.offscreen.hasDocument());

describe('somebody who has not talked with Parley', () => {
  it('has no document at hand', async () => {
    await sleep(AT_HAND_MS);
    expect(await hasDocument()).toBe(false);
  });
});

describe('a press that finds nothing there', () => {
  it('is answered, and tells what each step took', async () => {
    await speakTurn(stage.desk, stage.parley, 'can you hear me');
    await endDocument();
    await stage.parley.stopWorker();
    const {record} = await speakTurn(stage.desk, stage.parley, 'can you hear me');
    expect(record).toMatchObject({outcome: 'answered', failure: null});
    expectHeard('can you hear me', record);
    const ends = Object.fromEntries(record.spans.map(({name, end}) => [name, end]));
    // Both begin with the press, and neither waits for the other.
    for (const first of ['capture', 'token'])
      for (const later of ['connect', 'ready', 'reply'])
        expect(ends[later]).toBeGreaterThan(ends[first] ?? NaN);
  });

  it('whose press gets lost on the way leaves no microphone open, and a session that is as good as used', async () => {
    await endDocument();
    const before = await countListening();
    const url = pagePath('offscreen') + PRESS_HASH;
    await (
      await stage.parley.worker()
    ).evaluate(
      (url) =>
        chrome.offscreen.createDocument({
          url,
          reasons: [chrome.offscreen.Reason.USER_MEDIA],
          justification: 'a press that gets lost',
        }),
      url,
    );
    await waitFor('the microphone to open', async () => (await countListening()) > before || undefined, {
      timeoutMs: 4_000,
    });
    await waitFor('the microphone to close', async () => (await countListening()) === before || undefined, {
      timeoutMs: 10_000,
    });
    expect(await stage.parley.snapshot()).toMatchObject({phase: 'idle', capture: 'off', session: 'ready'});
    const {record} = await speakTurn(stage.desk, stage.parley, 'can you hear me');
    expect(record).toMatchObject({outcome: 'answered', failure: null});
  });
});

describe('a session that is kept warm', () => {
  it('plays nothing while nobody talks, and the next answer is heard in the same session', async () => {
    const first = await speakTurn(stage.desk, stage.parley, 'can you hear me');
    await waitFor('quiet devices', async () => (await countPlaying()) === 0 || undefined, {
      timeoutMs: 10_000,
    });
    // Long enough for what is sent meanwhile to pile up, were it taken in.
    await sleep(5_000);
    const second = await speakTurn(stage.desk, stage.parley, 'can you hear me');
    expect(second.record.sessionId).toBe(first.record.sessionId);
    expect(second.record.reply.audibleMs).toBeGreaterThan(300);
    expect(second.speaker.audibleMs).toBeGreaterThan(300);
  });
});

describe('somebody who talks with Parley these days', () => {
  it('has the document at hand soon after the browser has started, with nothing open', async () => {
    await stage.desk.restartBrowser();
    stage.parley = await Parley.find(stage.desk.browser, EXTENSION);
    stage.page = await openTab(stage.desk.browser, stage.site.at('/'));
    const before = await countOpen();
    await waitFor('the document', async () => (await hasDocument()) || undefined, {timeoutMs: 40_000});
    await sleep(2_000);
    expect(await countOpen()).toEqual(before);

    await stage.parley.stopWorker();
    await stage.page.bringToFront();
    const {record} = await speakTurn(stage.desk, stage.parley, 'can you hear me');
    expect(record).toMatchObject({outcome: 'answered', failure: null});
    expectHeard('can you hear me', record);
  });
});
