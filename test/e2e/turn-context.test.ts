import {setTimeout as sleep} from 'node:timers/promises';
import {describe, expect, it} from 'vitest';
import {openTab} from '../../local/desk/browser.ts';
import {speakTurn, typeTurn} from '../../local/desk/turns.ts';
import {isRecord} from '../../local/realtime/json.ts';
import type {SentPart, TurnRecord} from '../../src/protocol/turn-record.ts';
import {chooseF8, holdF8, letGo, SAY_YES} from './held-key.ts';
import {CANARY, look, PLAIN} from './pixels.ts';
import {openSite} from './site.ts';
import {press, startTalking, turnSince, useStage} from './stage.ts';

const PAGE = `<!doctype html><title>Tea</title><style>body{margin:20px;font:20px sans-serif}</style>
<h1>Tea</h1><button id=save>Save the list</button> <a href="/about">About us</a>
<p id=hills>Green tea comes from the hills in the north.</p>
<label>Email <input id=email value="ann@example.org"></label>
<label>Password <input id=password type=password value="canary-word-5"></label>
<iframe id=frame src="/inner" width=400 height=120></iframe>`;

const stage = useStage({
  pages: {'/tea': PAGE, '/inner': '<!doctype html><button>Inside the frame</button>'},
});

/** Events of the session in order, with what matters of each. */
async function sent(since: number): Promise<{type: string; item: Record<string, unknown>; text: string}[]> {
  const events = await stage.control.log(since);
  return events
    .filter(({direction}) => direction === 'client')
    .map(({event}) => event)
    .filter(isRecord)
    .map((event) => ({
      type: String(event['type']),
      item: isRecord(event['item']) ? event['item'] : {},
      text: JSON.stringify(event['item'] ?? null),
    }));
}

/** Points the mouse at an element of the page in front. */
async function pointAt(selector: string): Promise<void> {
  const box = await (await stage.page.$(selector))?.boundingBox();
  if (!box) throw new Error(`${selector} is not there`);
  await stage.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
}

/** Puts the mouse where there is nothing, and takes focus and selection away. */
async function attendToNothing(): Promise<void> {
  await stage.page.mouse.move(790, 590);
  await stage.page.evaluate(() => {
    getSelection()?.removeAllRanges();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
}

const texts = ({sent: parts}: TurnRecord) =>
  parts.flatMap((part) => (part.what === 'text' ? [part.text] : []));
const pictures = ({sent: parts}: TurnRecord) =>
  parts.filter((part): part is SentPart & {what: 'picture'} => part.what === 'picture');

describe('what goes with a turn', () => {
  it('is nothing where the person attends to nothing', async () => {
    await stage.page.goto(stage.site.at('/tea'));
    await attendToNothing();
    const {record, pressedAt} = await speakTurn(stage.desk, stage.parley, 'hello who are you');
    expect(record).toMatchObject({outcome: 'answered', sent: []});
    expect((await sent(pressedAt)).filter(({text}) => text.includes('page-content'))).toEqual([]);
  });

  it('is what the mouse points at, before the words, without the mouse being moved', async () => {
    await pointAt('#save');
    const {record, pressedAt} = await speakTurn(stage.desk, stage.parley, 'what does this mean');
    expect(texts(record)).toEqual([
      expect.stringMatching(
        /^<page-content nonce="(\w{16})">\nUnder the pointer: \[e\d+ button "Save the list"\]\n<\/page-content nonce="\1">\n/,
      ),
    ]);
    expect(record.answer).toContain('Save the list');
    const types = (await sent(pressedAt)).map(({type, text}) =>
      text.includes('Under the pointer') ? 'this' : type,
    );
    expect(types.indexOf('this')).toBeGreaterThanOrEqual(0);
    expect(types.indexOf('this')).toBeLessThan(types.indexOf('input_audio_buffer.commit'));
    const item = (await sent(pressedAt)).find(({text}) => text.includes('Under the pointer'))?.item;
    expect(item).toMatchObject({role: 'user', content: [{type: 'input_text', text: texts(record)[0]}]});
  });

  it('is the selection with the words around it, and the field that has the focus, without secrets', async () => {
    await attendToNothing();
    await stage.page.evaluate(() => {
      const text = document.querySelector('#hills')?.firstChild;
      if (!text) throw new Error('no text');
      getSelection()?.setBaseAndExtent(text, 16, text, 30);
    });
    const {record} = await speakTurn(stage.desk, stage.parley, 'what does this mean');
    expect(texts(record)[0]).toContain(
      'Selected: “from the hills” in “…Green tea comes (it) in the north.…”',
    );
    await attendToNothing();
    await stage.page.focus('#password');
    await stage.page.evaluate(() => document.querySelector<HTMLInputElement>('#password')?.select());
    const second = await speakTurn(stage.desk, stage.parley, 'what does this mean');
    expect(texts(second.record)[0]).toMatch(/Focused: \[e\d+ textbox "Password" = "\(hidden\)"\]/);
    expect(JSON.stringify(second.record)).not.toContain('canary-word-5');
  });

  it('goes into the frame under the mouse', async () => {
    await attendToNothing();
    await stage.page.mouse.move(0, 0);
    const box = await (await stage.page.$('#frame'))?.boundingBox();
    await stage.page.mouse.move((box?.x ?? 0) + 40, (box?.y ?? 0) + 20);
    const {record} = await speakTurn(stage.desk, stage.parley, 'what does this mean');
    expect(texts(record)[0]).toMatch(/Under the pointer: \[f\d+e\d+ button "Inside the frame"\]/);
  });

  it('does not go where nothing is said', async () => {
    await pointAt('#save');
    const from = await startTalking(stage);
    await sleep(600);
    await press(stage);
    expect(await turnSince(stage, from)).toMatchObject({outcome: 'dismissed', sent: []});
    expect((await sent(from)).filter(({text}) => text.includes('page-content'))).toEqual([]);
  });

  it('goes with typed words, but for the mouse, which is elsewhere then', async () => {
    await stage.page.focus('#email');
    await pointAt('#save');
    const {record, pressedAt} = await typeTurn(stage.desk, stage.parley, 'hello who are you');
    expect(texts(record)[0]).toMatch(/Focused: \[e\d+ textbox "Email" = "ann@example.org"\]/);
    expect(texts(record)[0]).not.toContain('Save');
    const order = (await sent(pressedAt)).filter(({type}) => type === 'conversation.item.create');
    expect(order.map(({text}) => /Focused|hello/.exec(text)?.[0])).toEqual(['Focused', 'hello']);
  });

  it('keeps silent about pages that cannot be asked', async () => {
    const tab = await openTab(stage.desk.browser, 'chrome://version/');
    await tab.bringToFront();
    const {record} = await speakTurn(stage.desk, stage.parley, 'hello who are you');
    expect(record).toMatchObject({outcome: 'answered', failure: null, sent: []});
    await tab.close();
    await stage.page.bringToFront();
  });
});

describe('a picture', () => {
  it('goes with no turn, and is not taken when asked for, where the person wants none', async () => {
    await attendToNothing();
    await stage.parley.change({screenshots: 'off'});
    await stage.control.setScript([{call: {name: 'take_screenshot', arguments: {}}}, {say: 'Done.'}]);
    const {record, pressedAt} = await speakTurn(stage.desk, stage.parley, 'hello who are you');
    expect(record).toMatchObject({sent: [], failure: {reason: 'picture.off'}});
    expect((await sent(pressedAt)).some(({text}) => text.includes('input_image'))).toBe(false);
  });

  it('is what the service was sent, as the record tells, when the model asks for one', async () => {
    await stage.parley.change({screenshots: 'asked'});
    await stage.control.setScript([{call: {name: 'take_screenshot', arguments: {}}}, {say: 'Done.'}]);
    const {record, pressedAt} = await speakTurn(stage.desk, stage.parley, 'hello who are you');
    expect(record.tools).toMatchObject([{name: 'take_screenshot', ok: true}]);
    const [picture] = pictures(record);
    const events = await sent(pressedAt);
    const image = events.findIndex(({text}) => text.includes('input_image'));
    expect(events[image]?.text).toContain(`${picture?.width}x${picture?.height}, sha256 ${picture?.sha256}`);
    expect(events[image]?.text).toContain('<page-content nonce=');
    const output = events.findIndex(({text}) => text.includes('function_call_output'));
    expect(image).toBeLessThan(output);
    expect(picture?.thumbnail).toMatch(/^data:image\/jpeg;base64,/);
    expect(JSON.stringify(record).length).toBeLessThan(40_000);
    expect(
      (await stage.control.log(pressedAt)).filter(({event}) => isRecord(event) && event['type'] === 'error'),
    ).toEqual([]);
  });

  it('shows nothing of a frame that Parley has no access to', async () => {
    const decoder = await openTab(stage.desk.browser, 'about:blank', {isBackground: true});
    const inner = `<body style="background:${CANARY}"><input type=password value=canary-word-6>`;
    const away = await openSite({'/': inner});
    const other = away.at('/').replace('localhost', 'other.localhost');
    const outer = await openSite({
      '/': `<!doctype html><body style="background:${PLAIN}"><iframe src="${other}" width=500 height=200></iframe>`,
    });
    const tab = await openTab(stage.desk.browser, outer.at('/'));
    await tab.bringToFront();
    const bare = `data:image/png;base64,${await tab.screenshot({encoding: 'base64'})}`;
    expect((await look(decoder, bare)).canary).toBeGreaterThan(50_000);
    await stage.control.setScript([{call: {name: 'take_screenshot', arguments: {}}}, {say: 'Done.'}]);
    const {record} = await speakTurn(stage.desk, stage.parley, 'hello');
    const [picture] = pictures(record);
    const seen = await look(decoder, picture?.thumbnail ?? '');
    expect(seen.plain).toBeGreaterThan(10_000);
    expect(seen.canary).toBe(0);
    await tab.close();
    await decoder.close();
    await away.close();
    await outer.close();
    await stage.page.bringToFront();
  });

  it('goes with each turn where the person wants that, before the words, and old ones are taken away', async () => {
    await stage.parley.change({screenshots: 'turn'});
    const from = Date.now();
    const shas: string[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      await stage.control.setScript([{say: 'Yes.'}]);
      const {record, pressedAt} = await speakTurn(stage.desk, stage.parley, 'hello');
      const events = await sent(pressedAt);
      const image = events.findIndex(({text}) => text.includes('input_image'));
      expect(image).toBeGreaterThanOrEqual(0);
      expect(image).toBeLessThan(events.findIndex(({type}) => type === 'input_audio_buffer.commit'));
      expect(pictures(record)).toHaveLength(1);
      shas.push(pictures(record)[0]?.sha256 ?? '');
    }
    expect(shas.every((sha) => sha.length === 64)).toBe(true);
    const events = (await stage.control.log(from)).map(({event}) => event).filter(isRecord);
    const placed = (await sent(from))
      .filter(({text}) => text.includes('input_image'))
      .map(({item}) => item['id']);
    const deleted = events
      .filter(({type}) => type === 'conversation.item.delete')
      .map((event) => event['item_id'])
      .filter((id) => String(id).startsWith('page_'));
    // Three at a time, those of earlier turns among them, and never the newest.
    expect(placed).toHaveLength(4);
    expect(deleted).toContain(placed[0]);
    expect(deleted).not.toContain(placed[3]);
    expect(deleted.length % 3).toBe(0);
    expect(new Set(deleted).size).toBe(deleted.length);
    const {record} = await typeTurn(stage.desk, stage.parley, 'hello who are you');
    expect(pictures(record)).toHaveLength(1);
    await stage.parley.change({screenshots: 'asked'});
  });
});

describe('with a key that is held', () => {
  it('goes what is under the mouse as the key goes down', async () => {
    expect(await chooseF8(stage, SAY_YES)).toMatch(/^Saved/);
    await stage.page.goto(stage.site.at('/tea'));
    await pointAt('a');
    const from = await holdF8(stage);
    await stage.desk.mouth.say('what does this mean');
    await letGo(stage);
    expect(texts(await turnSince(stage, from))[0]).toMatch(/Under the pointer: \[e\d+ link "About us"\]/);
  });
});
