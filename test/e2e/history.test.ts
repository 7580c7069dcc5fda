import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import type {Page} from 'puppeteer-core';
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {openTab} from '../../local/desk/browser.ts';
import {readTurns as readStored} from '../../local/desk/stored-turns.ts';
import {speakTurn, typeTurn} from '../../local/desk/turns.ts';
import {waitFor, wallMs} from '../../local/desk/wait.ts';
import {DEFAULT_SETTINGS, type Settings} from '../../src/protocol/settings.ts';
import type {LogLine} from '../../src/protocol/log-line.ts';
import type {TranscriptEntry} from '../../src/protocol/transcript.ts';
import {putIn} from './stored-rows.ts';
import {downloadedText} from './downloaded.ts';
import {failureOf, KEY, press, startTalking, turnSince, useStage} from './stage.ts';

const stage = useStage();
const DAY_MS = 24 * 60 * 60 * 1_000;

const entries = async () => {
  const stored = await stage.parley.options.evaluate(readStored, 'transcript' as const);
  return (stored as TranscriptEntry[]).sort((one, other) => one.order - other.order);
};
const logLines = async () => (await stage.parley.options.evaluate(readStored, 'log' as const)) as LogLine[];
const entriesOf = async (turnId: string) => (await entries()).filter((entry) => entry.turnId === turnId);
/** Both sides of a turn, once they are kept. */
const bothSidesOf = (turnId: string) =>
  waitFor(
    'both sides in the transcript',
    async () => {
      const kept = await entriesOf(turnId);
      return kept.length >= 2 ? kept : undefined;
    },
    {timeoutMs: 10_000, everyMs: 50},
  );
const said = (kept: TranscriptEntry[]) => kept.map(({who, text}) => [who, text]);

/** Puts rows into a store of the database, as an earlier day left them. */
const putBack = (store: 'turns' | 'transcript' | 'log', rows: unknown[]) =>
  putIn(stage.parley.options, store, rows);

const configure = (change: Partial<Settings> = {}) =>
  stage.parley.send('settings.write', {
    settings: {...DEFAULT_SETTINGS, provider: 'compatible', compatibleUrl: stage.server.url, ...change},
  });

const oldEntry = (daysAgo: number, text: string): TranscriptEntry => {
  const at = wallMs() - daysAgo * DAY_MS;
  const turnId = `turn_old-${String(daysAgo).padStart(8, '0')}`;
  return {entryId: turnId, turnId, sessionId: null, who: 'you', text, at, order: at, isCut: false};
};

/** The side panel's document, in a tab of its own. */
const openPanel = () => openTab(stage.desk.browser, stage.parley.address('sidepanel'));
const shown = (panel: Page) =>
  panel.$$eval('.past li', (items) =>
    items.map((item) => [...item.querySelectorAll('p')].map((line) => line.innerText)),
  );
const click = (page: Page, caption: string) => page.locator(`button::-p-text(${caption})`).click();

describe('a database of an earlier version', () => {
  it('is taken over, with the turns it holds', async () => {
    const old = {
      turnId: 'turn_of-version-1',
      sessionId: null,
      source: 'typed',
      startedAt: wallMs() - DAY_MS,
      outcome: 'answered',
      heard: 'hello',
      answer: 'Hello.',
      speech: {peak: 0, voicedMs: 0},
      reply: {peak: 0.2, audibleMs: 700},
      tools: [],
      spans: [],
      failure: null,
    };
    await stage.parley.options.evaluate(
      (record) =>
        new Promise<void>((resolve, reject) => {
          const deleting = indexedDB.deleteDatabase('parley');
          deleting.onerror = () => reject(new Error(deleting.error?.message));
          deleting.onsuccess = () => {
            const opening = indexedDB.open('parley', 1);
            opening.onerror = () => reject(new Error(opening.error?.message));
            opening.onupgradeneeded = () => {
              const turns = opening.result.createObjectStore('turns', {keyPath: 'turnId'});
              turns.createIndex('startedAt', 'startedAt');
              turns.put(record);
            };
            opening.onsuccess = () => {
              opening.result.close();
              resolve();
            };
          };
        }),
      old,
    );
    const {record} = await typeTurn(stage.desk, stage.parley, 'hello');
    const [first, second] = await stage.parley.turns();
    expect(first).toEqual({
      ...old,
      mode: 'push',
      speech: {peak: 0, voicedMs: 0, rms: 0, device: null},
      reply: {peak: 0.2, audibleMs: 700, cutAtMs: null},
      dropped: {},
      sent: [],
      spent: [],
    });
    expect(second?.turnId).toBe(record.turnId);
    expect(said(await bothSidesOf(record.turnId))).toEqual([
      ['you', 'hello'],
      ['parley', record.answer],
    ]);
  });
});

describe('the transcript', () => {
  it('holds both sides of spoken turns, in order', async () => {
    // Also of a second try, what is found in it later is found once.
    await stage.parley.send('history.wipe', {});
    const {record: first} = await speakTurn(stage.desk, stage.parley, 'what is on this page');
    const {record: second} = await speakTurn(stage.desk, stage.parley, 'hello who are you');
    await bothSidesOf(first.turnId);
    await bothSidesOf(second.turnId);
    const kept = (await entries()).filter(({turnId}) => [first.turnId, second.turnId].includes(turnId));
    expect(said(kept)).toEqual([
      ['you', 'what is on this page'],
      ['parley', first.answer],
      ['you', 'hello who are you'],
      ['parley', second.answer],
    ]);
    expect(kept.every(({isCut}) => !isCut)).toBe(true);
    expect(kept.every(({sessionId}) => sessionId === second.sessionId)).toBe(true);
    expect(new Set(kept.map(({entryId}) => entryId)).size).toBe(4);
  });

  it('ends an answer that was interrupted where it fell silent', async () => {
    const {parley, desk} = stage;
    const from = await startTalking(stage);
    await desk.mouth.say('tell me a joke');
    await press(stage);
    await parley.waitForPhase(['speaking'], 10_000);
    await sleep(1_500);
    const cutIn = await startTalking(stage);
    await desk.mouth.say('hello who are you');
    await press(stage);
    const interrupted = await turnSince(stage, from);
    const next = await turnSince(stage, cutIn);
    expect(interrupted.outcome).toBe('interrupted');

    const [you, answer] = await bothSidesOf(interrupted.turnId);
    expect(you).toMatchObject({who: 'you', text: interrupted.heard, isCut: false});
    expect(answer).toMatchObject({who: 'parley', isCut: true, text: interrupted.answer});
    // A second and a half is some words of it, and far from its end.
    expect(answer?.text).toMatch(/^\w+/);
    expect(answer?.text.length).toBeLessThan(120);
    const [after] = await bothSidesOf(next.turnId);
    expect(after).toMatchObject({who: 'you', text: next.heard});
    expect(after?.order).toBeGreaterThan(answer?.order ?? Infinity);
  });

  it('outlives the worker and the document that wrote it', async () => {
    const before = await entries();
    const offscreen = await stage.parley.offscreen();
    await stage.parley.stopWorker();
    await offscreen?.close();
    expect(await entries()).toEqual(before);
    const from = await startTalking(stage);
    await stage.desk.mouth.say('hello');
    await press(stage);
    const kept = await bothSidesOf((await turnSince(stage, from)).turnId);
    expect((await entries()).slice(-kept.length)).toEqual(kept);
  });
});

describe('the side panel', () => {
  let panel: Page;
  let downloads: string;
  beforeAll(async () => {
    downloads = await mkdtemp(join(tmpdir(), 'parley-downloads-'));
    const session = await stage.desk.browser.target().createCDPSession();
    await session.send('Browser.setDownloadBehavior', {behavior: 'allow', downloadPath: downloads});
    panel = await openPanel();
  });
  // A second try begins with another page in front, and a page behind paints no frames.
  beforeEach(() => panel.bringToFront());
  afterAll(async () => {
    await panel.close();
    await stage.page.bringToFront();
    await rm(downloads, {recursive: true});
  });

  const saved = async (caption: string, ending: string) => {
    await click(panel, caption);
    return downloadedText(downloads, ending);
  };

  it('shows the conversation as it goes on, and what was said before it', async () => {
    const before = (await entries()).length;
    const {record} = await typeTurn(stage.desk, stage.parley, 'what can you do');
    await panel.waitForSelector('::-p-text(what can you do)');
    const lines = await panel.$$eval('.lines li.you, .lines li.parley', (items) =>
      items.map(({textContent}) => textContent),
    );
    expect(lines.slice(-2)).toEqual(['Youwhat can you do', `Parley${record.answer}`]);
    expect(before).toBeGreaterThan(0);
    const past = await shown(panel);
    expect(past).toContainEqual(['You what is on this page', expect.stringContaining('Parley ')]);
    expect(past.flat()).not.toContain('You what can you do');
    // The newest turn comes first.
    const cut = past.findIndex((turn) => turn.some((line) => line.endsWith('(cut off here)')));
    const page = past.findIndex(([first]) => first === 'You what is on this page');
    expect(cut).toBeGreaterThanOrEqual(0);
    expect(cut).toBeLessThan(page);
    expect(past[cut]).toHaveLength(2);
  });

  it('finds what was said, by either side', async () => {
    const search = async (text: string, status: string) => {
      await panel.locator('input[type="search"]').fill(text);
      await panel.waitForSelector(`.past [role="status"]::-p-text(${status})`);
      return shown(panel);
    };
    expect(await search('tea BOOKS', 'Found one turn.')).toEqual([
      ['You what is on this page', expect.stringContaining('Tea and Books')],
    ]);
    expect(await search('no such words', 'Nothing of that was said.')).toEqual([]);
    await search('WHO hello', 'Found');
    // What was typed last is searched for a moment later.
    const hits = await waitFor(
      'the turns with both words, and no other',
      async () => {
        const turns = await shown(panel);
        const hasBoth = (line: string) => /hello/i.test(line) && /who/i.test(line);
        const isFound = turns.length > 0 && turns.every((turn) => turn.some(hasBoth));
        return isFound ? turns : undefined;
      },
      {timeoutMs: 5_000},
    );
    expect(hits).toContainEqual(['You hello who are you', expect.stringContaining('Parley ')]);
    await panel.locator('input[type="search"]').click({count: 3});
    await panel.keyboard.press('Backspace');
    await panel.waitForSelector('::-p-text(You what is on this page)');
  });

  it('saves the transcript as Markdown, in which nothing that was said is more than text', async () => {
    await putBack('transcript', [oldEntry(2, '# forged\n[x](http://evil.example)')]);
    const file = await saved('Transcript as Markdown', '.md');
    expect(file.match(/^## \d{4}-\d\d-\d\d$/gm)).toHaveLength(
      new Set((await entries()).map(({at}) => new Date(at).toLocaleDateString())).size,
    );
    expect(file).toMatch(/^- \d\d:\d\d:\d\d \*\*You:\*\* what is on this page$/m);
    expect(file).toMatch(/^- \d\d:\d\d:\d\d \*\*Parley:\*\* .* \*\(cut off here\)\*$/m);
    expect(file).toContain(String.raw`\# forged \[x\](http\://evil.example)`);
  });

  it('saves it as JSON, which gives back every entry', async () => {
    const file = JSON.parse(await saved('Transcript as JSON', '.json')) as {entries: TranscriptEntry[]};
    expect(file).toMatchObject({format: 'parley-transcript', version: 1});
    expect(file.entries).toMatchObject(await entries());
  });

  it('saves the log, with the times of the turns and without their words', async () => {
    const file = await saved('Log', '.txt');
    for (const line of ['offscreen turn', 'background settings']) {
      expect(file).toMatch(new RegExp(`^\\S+Z (debug|info|warn|error) +${line} `, 'm'));
    }
    expect(file).not.toContain(KEY);
    expect(file).toMatch(/^\S+Z turn_\S+ shortcut\/push interrupted .*capture=\d+\.\.\d+/m);
    expect(file).not.toMatch(/this page|who are you|Tea and Books/);
  });
});

describe('retention', () => {
  afterEach(() => configure());

  it('deletes words that are older than the person wants, and keeps the times of the turns', async () => {
    await putBack('transcript', [oldEntry(20, 'twenty days ago'), oldEntry(5, 'five days ago')]);
    const [template] = await stage.parley.turns();
    const old = {...template, turnId: 'turn_old-00000020', startedAt: wallMs() - 20 * DAY_MS};
    await putBack('turns', [{...old, heard: 'twenty days ago'}]);
    await configure({transcriptDays: 7});
    await waitFor(
      'the old words to go',
      async () => (await entries()).every(({text}) => text !== 'twenty days ago') || undefined,
      {timeoutMs: 5_000},
    );
    expect((await entries()).some(({text}) => text === 'five days ago')).toBe(true);
    const stripped = (await stage.parley.turns()).find(({turnId}) => turnId === old.turnId);
    expect(stripped).toMatchObject({heard: '', answer: '', outcome: template?.outcome});
  });

  it('of no days keeps no words at all', async () => {
    await configure({transcriptDays: 0});
    const {record} = await typeTurn(stage.desk, stage.parley, 'hello');
    await sleep(1_000);
    expect(await entries()).toEqual([]);
    expect(record).toMatchObject({outcome: 'answered', heard: '', answer: ''});
    expect(record.spans).not.toEqual([]);
  });
});

describe('what is kept', () => {
  it('is bounded: the oldest goes', async () => {
    const at = wallMs() - DAY_MS;
    const many = Array.from({length: 20_100}, (_, count) => ({
      ...oldEntry(1, `utterance ${count}`),
      entryId: `many-${count}`,
      at: at + count,
      order: at + count,
    }));
    await putBack('transcript', many);
    const line: LogLine = {
      at,
      level: 'debug',
      category: 'turn',
      context: 'offscreen',
      message: 'old',
      facts: null,
    };
    await putBack(
      'log',
      Array.from({length: 2_100}, () => line),
    );
    const turnId = await stage.parley.type('hello');
    await stage.parley.waitForTurn(turnId, 20_000);
    const answered = await bothSidesOf(turnId);
    const kept = await entries();
    expect(kept).toHaveLength(20_000);
    expect(kept.slice(-2)).toEqual(answered);
    const lines = await waitFor(
      'the log of the turn',
      async () => {
        const found = await logLines();
        return found.at(-1)?.at === at ? undefined : found;
      },
      {timeoutMs: 5_000},
    );
    expect(lines).toHaveLength(2_000);
  });
});

/** Whether the browser takes a few bytes more from the extension. */
const canWrite = () =>
  stage.parley.options.evaluate(
    () =>
      new Promise<boolean>((resolve, reject) => {
        const opening = indexedDB.open('probe', 1);
        opening.onerror = () => reject(new Error(opening.error?.message));
        opening.onupgradeneeded = () => opening.result.createObjectStore('probes', {autoIncrement: true});
        opening.onsuccess = () => {
          const change = opening.result.transaction('probes', 'readwrite');
          change.objectStore('probes').add('probe');
          change.oncomplete = () => resolve(true);
          change.onabort = () => resolve(false);
          opening.result.close();
        };
      }),
  );

describe('a disk that is full', () => {
  it('is told, and costs no turn once there is room again', async () => {
    const {parley, desk} = stage;
    await typeTurn(desk, parley, 'hello');
    const session = await parley.options.createCDPSession();
    const origin = `chrome-extension://${parley.extensionId}`;
    await session.send('Storage.overrideQuotaForOrigin', {origin, quotaSize: 1});
    // Chromium looks at the quota of an open database every 30 s only.
    await waitFor('a full disk', async () => ((await canWrite()) ? undefined : true), {
      timeoutMs: 45_000,
      everyMs: 1_000,
    });
    const since = wallMs();
    const turnId = await parley.type('who are you');
    const {failure} = await failureOf(stage, 'storage.failed', since);
    expect(failure?.message).toBe('Parley could not keep a record of this turn.');
    await desk.speaker.waitForQuiet(500, 20_000);
    expect(desk.speaker.heard(since).audibleMs).toBeGreaterThan(300);
    expect(await entriesOf(turnId)).toEqual([]);

    await session.send('Storage.overrideQuotaForOrigin', {origin});
    await session.detach();
    const nextId = await parley.type('hello');
    await parley.waitForTurn(nextId, 20_000);
    const lost = await parley.waitForTurn(turnId, 5_000);
    expect(lost).toMatchObject({outcome: 'answered', heard: 'who are you'});
    expect(said(await bothSidesOf(turnId))[0]).toEqual(['you', 'who are you']);
    const order = [...(await bothSidesOf(turnId)), ...(await bothSidesOf(nextId))].map((kept) => kept.order);
    expect(order).toEqual(order.toSorted((one, other) => one - other));
  });
});

describe('wiping', () => {
  it('asks first, and then leaves nothing', async () => {
    await speakTurn(stage.desk, stage.parley, 'hello');
    const panel = await openPanel();
    await click(panel, 'Wipe the history');
    await click(panel, 'Keep them');
    expect(await entries()).not.toEqual([]);
    const focused = () => panel.evaluate(() => document.activeElement?.textContent);
    expect(await focused()).toBe('Wipe the history…');

    await panel.keyboard.press('Enter');
    await panel.waitForSelector('::-p-text(Delete everything)');
    expect(await focused()).toBe('Keep them');
    await panel.keyboard.press('Escape');
    await panel.waitForSelector('button::-p-text(Wipe the history)');
    expect(await entries()).not.toEqual([]);

    await click(panel, 'Wipe the history');
    const since = wallMs();
    await click(panel, 'Delete everything');
    await panel.waitForSelector('::-p-text(Everything was deleted.)');
    expect(await entries()).toEqual([]);
    expect(await stage.parley.turns()).toEqual([]);
    expect((await logLines()).filter(({at}) => at < since)).toEqual([]);
    await panel.waitForSelector('::-p-text(Nothing is kept yet.)');
    expect((await stage.parley.snapshot()).lines).toEqual([]);
    await panel.close();
    await stage.page.bringToFront();
  });

  it('is not undone by words that arrive late', async () => {
    const {parley, desk} = stage;
    await startTalking(stage);
    await desk.mouth.say('tell me a joke');
    await press(stage);
    await parley.waitForPhase(['speaking'], 10_000);
    const panel = await parley.open('sidepanel', {isBackground: true});
    await parley.send('history.wipe', {}, panel);
    await panel.close();
    // It interrupts the answer, which would then be written down as far as it was heard.
    const nextId = await parley.type('hello');
    await parley.waitForTurn(nextId, 20_000);
    await bothSidesOf(nextId);
    expect((await entries()).every(({turnId}) => turnId === nextId)).toBe(true);
    expect((await parley.turns()).map(({turnId}) => turnId)).toEqual([nextId]);
  });

  it('is the page’s to ask for, not a web page’s', async () => {
    await expect(stage.parley.send('history.wipe', {}, await stage.parley.open('welcome'))).rejects.toThrow(
      'may not come from',
    );
  });
});
