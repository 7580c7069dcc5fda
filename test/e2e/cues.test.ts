import {setTimeout as sleep} from 'node:timers/promises';
import {describe, expect, it} from 'vitest';
import {speakTurn} from '../../local/desk/turns.ts';
import {wallMs} from '../../local/desk/wait.ts';
import {WORDS_PER_MINUTE} from '../../local/realtime/speech/voices.ts';
import type {TurnRecord} from '../../src/protocol/turn-record.ts';
import {press, startTalking, turnSince, useStage} from './stage.ts';

// Where a word falls is reckoned at the pace of a usual voice, until the voice is known.
const stage = useStage({service: {wordsPerMinute: WORDS_PER_MINUTE}});

interface Sight {
  /** In ms since the epoch, by the page's frames. */
  at: number;
  ref: string | null;
}

/** Notes each change of the ring in the page in front, frame by frame. */
async function watchRing(): Promise<() => Promise<Sight[]>> {
  await stage.page.evaluate(() => {
    const own = window as unknown as {sights: Sight[]; isWatched: boolean};
    own.sights = [];
    if (own.isWatched) return;
    own.isWatched = true;
    const look = () => {
      const ref = document.querySelector('parley-ring')?.getAttribute('data-ref') ?? null;
      if (ref !== (own.sights.at(-1)?.ref ?? null))
        own.sights.push({at: performance.timeOrigin + performance.now(), ref});
      requestAnimationFrame(look);
    };
    look();
  });
  return () => stage.page.evaluate(() => (window as unknown as {sights: Sight[]}).sights);
}

/** When the voice of the answer began to be heard. */
function voiceFrom({spans}: TurnRecord): number {
  return spans.find(({name}) => name === 'reply')?.end ?? Infinity;
}

const cuesOf = ({spans}: TurnRecord) => spans.filter(({name}) => name.startsWith('cue'));

describe('a cue', () => {
  it('is shown while the voice says its word, not before and not at the end', async () => {
    const sights = await watchRing();
    await stage.control.setScript([
      {call: {name: 'point', arguments: {target: 'button "Add to basket"'}}},
      {
        say: 'This shop sells green tea from the hills and also a few books. To buy some, press add to basket, and then go on to pay for it as you like.',
      },
    ]);
    const {record} = await speakTurn(stage.desk, stage.parley, 'hello who are you');
    expect(record.tools[0]).toMatchObject({name: 'point', ok: true});
    const shown = (await sights()).find(({ref}) => ref !== null);
    const [cue] = cuesOf(record);
    expect(shown).toBeDefined();
    expect(cue).toBeDefined();
    const from = voiceFrom(record);
    const at = shown?.at ?? 0;
    // The word stands in the middle of what is said.
    expect(at - from).toBeGreaterThan(0.2 * record.reply.audibleMs);
    expect(at - from).toBeLessThan(0.85 * record.reply.audibleMs);
    // By the conversation's own estimate of when it was heard, it was shown then.
    expect(Math.abs((cue?.end ?? 0) - (cue?.start ?? 0))).toBeLessThan(500);
    expect(Math.abs(at - (cue?.end ?? 0))).toBeLessThan(500);
  });

  it('in a row comes each at its word, in order', async () => {
    await stage.page.reload();
    const sights = await watchRing();
    await stage.control.setScript([
      {
        call: {
          name: 'point',
          arguments: {
            steps: [
              {target: 'the search box', label: 'Search'},
              {target: 'About us'},
              {target: 'Add to basket', label: 'Basket'},
            ],
          },
        },
      },
      {
        say: 'First you can search for what you like. Who we are is told under about us. And what you want you put in the basket in the end.',
      },
    ]);
    const {record} = await speakTurn(stage.desk, stage.parley, 'hello who are you');
    const refs = (await sights()).map(({ref}) => ref).filter((ref) => ref !== null);
    expect(refs).toHaveLength(3);
    expect(new Set(refs).size).toBe(3);
    const cues = cuesOf(record);
    expect(cues.map(({name}) => name)).toEqual(['cue', 'cue:2', 'cue:3']);
    const ends = cues.map(({end}) => end);
    expect(ends).toEqual([...ends].sort((one, other) => one - other));
    expect(record.dropped['cue']).toBeUndefined();
  });

  it('that nobody says comes at the end of what is heard, and from a silent model too', async () => {
    await stage.page.reload();
    const sights = await watchRing();
    await stage.control.setScript([
      {call: {name: 'point', arguments: {target: 'link "Contact"'}}},
      {say: 'There you are. Have a look at it.'},
    ]);
    const {record} = await speakTurn(stage.desk, stage.parley, 'hello who are you');
    expect(record.outcome).toBe('answered');
    const shown = (await sights()).find(({ref}) => ref !== null);
    expect(shown?.at).toBeGreaterThan(voiceFrom(record) + 0.5 * record.reply.audibleMs);
  });

  it('of an answer that is cut short is dropped and counted', async () => {
    await stage.page.reload();
    const sights = await watchRing();
    await stage.control.setScript([
      {call: {name: 'point', arguments: {target: 'link "Contact"'}}},
      {
        say: 'This is a long story about tea and books and many other things that take a while to tell, and only at its very end it comes to the contact.',
      },
    ]);
    const from = await startTalking(stage);
    await stage.desk.mouth.say('hello who are you');
    await press(stage);
    await stage.parley.waitForPhase(['speaking'], 20_000);
    await sleep(700);
    const again = wallMs();
    await press(stage);
    await stage.parley.waitForSnapshot(
      'listening',
      ({phase, at}) => at >= again && phase === 'listening',
      10_000,
    );
    await press(stage);
    const record = await turnSince(stage, from);
    expect(record.outcome).toBe('interrupted');
    expect(record.dropped['cue']).toBe(1);
    expect((await sights()).filter(({ref}) => ref !== null)).toEqual([]);
    await stage.control.setScript([]);
  });
});
