import {setTimeout as sleep} from 'node:timers/promises';
import {describe, expect, it} from 'vitest';
import {waitFor} from '../../local/desk/wait.ts';
import type {TurnRecord} from '../../src/protocol/turn-record.ts';
import {chooseF8, holdF8, letGo, SAY_YES} from './held-key.ts';
import {press, startTalking, turnSince, useStage} from './stage.ts';

const PAGE = `<!doctype html><title>Tea</title><style>body{margin:60px;font:20px sans-serif} button,p{margin:40px 0;display:block}</style>
<button id=save>Save the list</button><button id=drop>Drop the list</button>
<p>Green tea comes from <span id=hills>the far hills</span> in the north.</p>
<label>Password <input id=password type=text name=password value="canary-word-7"></label>
<script>globalThis.clicks=[];for(const type of ['pointerdown','mousedown','click','keydown'])document.addEventListener(type,(event)=>clicks.push(type))</script>`;

const stage = useStage({pages: {'/tea': PAGE}});

const texts = ({sent}: TurnRecord) => sent.flatMap((part) => (part.what === 'text' ? [part.text] : []));
const clicks = () => stage.page.evaluate(() => (globalThis as unknown as {clicks: string[]}).clicks);
const boards = () => stage.page.evaluate(() => document.querySelectorAll('parley-drawing').length);

/** Draws through points with the mouse, and leaves it pressed unless told. */
async function draw(points: {x: number; y: number}[], lifts = true): Promise<void> {
  const [first] = points;
  if (!first) return;
  await stage.page.mouse.move(first.x, first.y);
  await stage.page.mouse.down();
  for (const {x, y} of points) await stage.page.mouse.move(x, y);
  if (lifts) await stage.page.mouse.up();
}

async function around(selector: string): Promise<{x: number; y: number}[]> {
  const box = await (await stage.page.$(selector))?.boundingBox();
  if (!box) throw new Error(`${selector} is not there`);
  return Array.from({length: 24}, (_, at) => {
    const angle = (at / 24) * 1.92 * Math.PI;
    return {
      x: box.x + box.width / 2 + Math.cos(angle) * (box.width / 2 + 14),
      y: box.y + box.height / 2 + Math.sin(angle) * (box.height / 2 + 12),
    };
  });
}

/** Waits until the page takes strokes: the press has put its script there by then. */
async function readyToDraw(): Promise<void> {
  await stage.page.keyboard.down('Alt');
  await waitFor(
    'the board',
    async () => {
      if ((await boards()) > 0) return true;
      await stage.page.keyboard.up('Alt');
      await stage.page.keyboard.down('Alt');
      return undefined;
    },
    {timeoutMs: 5_000, everyMs: 50},
  );
}

describe('a line drawn while talking', () => {
  it('around something makes it “this”, and the page hears nothing of it', async () => {
    await stage.page.goto(stage.site.at('/tea'));
    const from = await startTalking(stage);
    const speaking = stage.desk.mouth.say('what is this');
    await readyToDraw();
    await draw(await around('#save'));
    await stage.page.keyboard.up('Alt');
    await speaking;
    await press(stage);
    const record = await turnSince(stage, from);
    const circled = texts(record).find((text) => text.includes('Circled'));
    expect(circled).toMatch(
      /^<page-content nonce="\w{16}">\nCircled by the person: \[e\d+ button "Save the list"\]\n/,
    );
    expect(circled).not.toContain('Drop');
    expect(record.answer).toContain('Save the list');
    expect((await clicks()).filter((type) => type !== 'keydown')).toEqual([]);
  });

  it('under words means these words, drawn up to the moment the turn is sent', async () => {
    const from = await startTalking(stage);
    await stage.desk.mouth.say('what is this');
    const box = await (await stage.page.$('#hills'))?.boundingBox();
    if (!box) throw new Error('no words');
    await readyToDraw();
    const y = box.y + box.height + 3;
    const points = Array.from({length: 12}, (_, at) => ({x: box.x + (at / 11) * box.width, y: y + (at % 2)}));
    await draw(points, false);
    await press(stage);
    const record = await turnSince(stage, from);
    await stage.page.mouse.up();
    await stage.page.keyboard.up('Alt');
    expect(texts(record).find((text) => text.includes('circle'))).toContain(
      'Words in the circle: “the far hills”',
    );
  });

  it('tells no secret that it goes around', async () => {
    const from = await startTalking(stage);
    const speaking = stage.desk.mouth.say('what is this');
    await readyToDraw();
    await draw(await around('#password'));
    await stage.page.keyboard.up('Alt');
    await speaking;
    await press(stage);
    const record = await turnSince(stage, from);
    expect(texts(record).join()).toMatch(/Circled by the person: \[e\d+ textbox "Password" = "\(hidden\)"\]/);
    expect(JSON.stringify(record)).not.toContain('canary-word-7');
  });

  it('is ended by Escape, and leaves plain clicks to the page', async () => {
    const from = await startTalking(stage);
    const speaking = stage.desk.mouth.say('hello');
    await readyToDraw();
    await draw(await around('#save'), false);
    await stage.page.keyboard.press('Escape');
    await stage.page.mouse.up();
    await stage.page.keyboard.up('Alt');
    await stage.page.evaluate(() => (globalThis as unknown as {clicks: string[]}).clicks.splice(0));
    await stage.page.click('#drop');
    expect(await clicks()).toEqual(['pointerdown', 'mousedown', 'click']);
    await speaking;
    await press(stage);
    expect(texts(await turnSince(stage, from)).join()).not.toContain('Circled');
  });

  it('is possible only while Parley listens', async () => {
    await stage.parley.waitForPhase(['idle'], 30_000);
    await stage.page.evaluate(() => (globalThis as unknown as {clicks: string[]}).clicks.splice(0));
    await stage.page.keyboard.down('Alt');
    await draw(await around('#save'));
    await stage.page.keyboard.up('Alt');
    await sleep(800);
    expect(await boards()).toBe(0);
    expect(await clicks()).toContain('mousedown');
  });

  it('goes with a key that is held', async () => {
    expect(await chooseF8(stage, SAY_YES)).toMatch(/^Saved/);
    const from = await holdF8(stage);
    const speaking = stage.desk.mouth.say('what is this');
    await readyToDraw();
    await draw(await around('#drop'));
    await stage.page.keyboard.up('Alt');
    await speaking;
    await letGo(stage);
    expect(texts(await turnSince(stage, from)).join()).toMatch(
      /Circled by the person: \[e\d+ button "Drop the list"\]/,
    );
  });
});
