import {setTimeout as sleep} from 'node:timers/promises';
import {describe, expect, it} from 'vitest';
import {wallMs} from '../../local/desk/wait.ts';
import {LONG_STORY} from '../../local/realtime/brain/talk.ts';
import {isRecord} from '../../local/realtime/json.ts';
import {WORDS_PER_MINUTE} from '../../local/realtime/speech/voices.ts';
import {press, startTalking, turnSince, useStage} from './stage.ts';

// What was heard of an answer is reckoned at the pace of a usual voice, until the voice is known.
const stage = useStage({settings: {talkMode: 'hands-free'}, service: {wordsPerMinute: WORDS_PER_MINUTE}});

/** Events of a type in either direction since a time, in order. */
const events = async (type: string, since: number) =>
  (await stage.control.log(since))
    .map(({event}) => event)
    .filter((event) => isRecord(event) && event['type'] === type) as Record<string, unknown>[];

const stopListening = async () => {
  await press(stage);
  await stage.parley.waitForSnapshot('the end of listening', ({capture}) => capture === 'off', 5_000);
};

describe('a conversation that listens on', () => {
  it('begins with an echo check, which finds none at this desk', async () => {
    const {duplex, echoFree} = await stage.parley.send('echo.check', {});
    expect(duplex).toBe('full');
    expect(echoFree).toContain('Null Output');
  });

  it('ends a turn with the pause, and hears the next without a key', async () => {
    const from = await startTalking(stage);
    await stage.desk.mouth.say('hello who are you');
    const first = await turnSince(stage, from);
    expect(first).toMatchObject({
      outcome: 'answered',
      source: 'shortcut',
      mode: 'hands-free',
      heard: 'hello who are you',
    });
    await stage.desk.speaker.waitForQuiet(300, 20_000);
    await stage.parley.waitForPhase(['listening'], 5_000);
    const {ever, live} = (await stage.control.status()).sessions;
    // The service finds the pause by the silence that comes in.
    expect(live.map(({pausesIn}) => pausesIn)).toEqual([0]);
    await stage.desk.mouth.say('what is on this page');
    const second = await turnSince(stage, first.startedAt + 1);
    expect(second).toMatchObject({
      outcome: 'answered',
      heard: 'what is on this page',
      sessionId: first.sessionId,
    });
    expect(second.tools).toMatchObject([{name: 'read_page', ok: true}]);
    await stopListening();
    expect((await stage.control.status()).sessions.ever).toBe(ever);
  });

  it('asks for every answer itself, with the turn it is for', async () => {
    const asked = await events('response.create', 0);
    expect(asked.length).toBeGreaterThan(1);
    for (const event of asked) expect(JSON.stringify(event)).toMatch(/"metadata":{"turn_id":"turn_/);
    const updates = await events('session.update', 0);
    expect(JSON.stringify(updates)).toContain('"create_response":false');
    expect(await events('error', 0)).toEqual([]);
  });

  it('falls silent when the person speaks, and keeps of the answer what was heard', async () => {
    const {desk, parley} = stage;
    const from = await startTalking(stage);
    await desk.mouth.say('tell me a joke');
    await parley.waitForPhase(['speaking'], 15_000);
    await sleep(1_800);
    const cutIn = wallMs();
    const spoken = await desk.mouth.say('hello who are you');
    const first = await turnSince(stage, from);
    expect(first).toMatchObject({outcome: 'interrupted', heard: 'tell me a joke'});
    const second = await turnSince(stage, cutIn);
    expect(second).toMatchObject({outcome: 'answered', heard: 'hello who are you'});
    expect(second.spans.map(({name}) => name)).toContain('ready');
    expect(first.spans.map(({name}) => name)).toContain('bargein');
    await stopListening();

    const [truncation] = await events('conversation.item.truncate', from);
    const told = Number(truncation?.['audio_end_ms']);
    const heard = desk.speaker.heard(from, spoken.voiceTo);
    const heardMs = (heard.lastAudibleAt ?? 0) - (heard.firstAudibleAt ?? 0);
    expect(Math.abs(told - heardMs)).toBeLessThan(100);
    expect(first.reply.cutAtMs).toBe(told);
    expect(first.answer.length).toBeGreaterThan(0);
    expect(first.answer.length).toBeLessThan(60);
    expect(LONG_STORY.startsWith(first.answer)).toBe(true);
  });

  it('ends with the key, also while the answer is heard', async () => {
    const {desk, parley} = stage;
    const from = await startTalking(stage);
    await desk.mouth.say('tell me a joke');
    await parley.waitForPhase(['speaking'], 15_000);
    await stopListening();
    expect(await turnSince(stage, from)).toMatchObject({outcome: 'interrupted'});
    await sleep(400);
    const quietFrom = wallMs();
    await sleep(800);
    expect(desk.speaker.heard(quietFrom).audibleMs).toBe(0);
  });
});

describe('on a line that carries one voice at a time', () => {
  it('is not cut short by what the microphone hears while Parley speaks', async () => {
    const {desk, parley, server} = stage;
    await parley.configure(
      {url: server.url, key: 'sk-local-canary-5f1d0c9be27a4c60'},
      {talkMode: 'hands-free', duplex: 'half', chime: false},
    );
    const from = await startTalking(stage);
    await desk.mouth.say('tell me a joke');
    await parley.waitForPhase(['speaking'], 15_000);
    await sleep(500);
    await desk.mouth.say('hello who are you');
    expect(await turnSince(stage, from)).toMatchObject({outcome: 'answered', reply: {cutAtMs: null}});
    await stopListening();
  });
});
