import {setTimeout as sleep} from 'node:timers/promises';
import {describe, expect, it} from 'vitest';
import {speakTurn, typeTurn} from '../../local/desk/turns.ts';
import {waitFor} from '../../local/desk/wait.ts';
import {isRecord} from '../../local/realtime/json.ts';
import {hangUp, press, startTalking, turnSince, useStage} from './stage.ts';

const SENTENCE = 'what is on this page';

describe('a line that breaks', () => {
  const stage = useStage();
  const sessionsEver = async () => (await stage.control.status()).sessions.ever;

  it.each([
    ['the channel closes', {closeChannel: true}],
    ['the network path goes', {dropIce: true}],
  ] as const)('in mid-utterance, as %s: every word is heard by the next session', async (_what, fault) => {
    await typeTurn(stage.desk, stage.parley, 'hello');
    const before = await sessionsEver();
    const from = await startTalking(stage);
    const talking = stage.desk.mouth.say(SENTENCE);
    await sleep(500);
    await stage.control.setFaults(fault);
    await talking;
    await press(stage);
    const record = await turnSince(stage, from);
    expect(record).toMatchObject({outcome: 'answered', heard: SENTENCE});
    expect(record.tools).toMatchObject([{name: 'read_page', ok: true}]);
    expect(await sessionsEver()).toBe(before + 1);
  });

  it('after the words were handed over, before an answer: they are handed over again', async () => {
    await typeTurn(stage.desk, stage.parley, 'hello');
    await stage.control.setFaults({stall: true});
    const from = await startTalking(stage);
    await stage.desk.mouth.say(SENTENCE);
    await press(stage);
    await stage.parley.waitForPhase(['thinking'], 5_000);
    await sleep(400);
    await stage.control.resetFaults();
    await stage.control.setFaults({closeChannel: true});
    expect(await turnSince(stage, from)).toMatchObject({outcome: 'answered', heard: SENTENCE});
  });

  it('is shown to be connecting again, and takes the words when it stands', async () => {
    await hangUp(stage);
    await stage.control.setFaults({refuseCall: {status: 503}});
    const from = await startTalking(stage);
    await stage.desk.mouth.say(SENTENCE);
    const shown = await stage.parley.waitForSnapshot('another attempt', ({attempt}) => attempt > 1, 10_000);
    expect(shown).toMatchObject({phase: 'listening', failure: {reason: 'connect.refused'}});
    await stage.control.resetFaults();
    await press(stage);
    expect(await turnSince(stage, from)).toMatchObject({outcome: 'answered', heard: SENTENCE, failure: null});
    expect(await stage.parley.snapshot()).toMatchObject({attempt: 0, failure: null});
  });

  it('keeps the words of a turn that failed, and “Try again” sends them', async () => {
    await hangUp(stage);
    await stage.control.setFaults({refuseCall: {status: 503}});
    const from = await startTalking(stage);
    await stage.desk.mouth.say(SENTENCE);
    await press(stage);
    const failed = await turnSince(stage, from);
    expect(failed).toMatchObject({outcome: 'failed', failure: {reason: 'connect.refused', retryable: true}});
    await stage.control.resetFaults();
    const popup = await stage.parley.open('popup', {isBackground: true});
    await stage.parley.send('fix.apply', {action: 'retry'}, popup);
    await popup.close();
    const again = await turnSince(stage, failed.startedAt + 1);
    expect(again).toMatchObject({outcome: 'answered', heard: SENTENCE});
  });

  it('is renewed when the network is back, and the talk goes on', async () => {
    await typeTurn(stage.desk, stage.parley, 'hello');
    const {sessionId} = await stage.parley.snapshot();
    const offscreen = await stage.parley.offscreen();
    await offscreen?.setOfflineMode(true);
    await sleep(200);
    await offscreen?.setOfflineMode(false);
    await stage.parley.waitForSnapshot(
      'another session',
      (snapshot) => snapshot.session === 'ready' && snapshot.sessionId !== sessionId,
      10_000,
    );
    const {record} = await speakTurn(stage.desk, stage.parley, SENTENCE);
    expect(record).toMatchObject({outcome: 'answered', heard: SENTENCE});
    expect(record.sessionId).not.toBe(sessionId);
  });
});

/** A quarter of it is left for the hand-over: longer than a turn here. */
const LIFE_MS = 48_000;

describe('a session that may last less than a minute', () => {
  const stage = useStage({service: {sessionLifeMs: LIFE_MS}});

  it('is handed over before it ends, in a silence, with what was said', async () => {
    const first = (await speakTurn(stage.desk, stage.parley, 'hello who are you')).record;
    expect(first).toMatchObject({outcome: 'answered'});
    await stage.parley.waitForSnapshot(
      'the hand-over',
      ({session, sessionId}) => session === 'ready' && sessionId !== null && sessionId !== first.sessionId,
      LIFE_MS,
    );
    const next = (await speakTurn(stage.desk, stage.parley, 'can you hear me')).record;
    expect(next).toMatchObject({outcome: 'answered', heard: 'can you hear me', failure: null});
    const seeds = (await stage.control.log(0))
      .map(({event}) => event)
      .filter((event) => isRecord(event) && isRecord(event['item']) && event['item']['role'] === 'system');
    expect(JSON.stringify(seeds)).toContain('Person: hello who are you');
  });

  it('loses no word of a talk that goes on for longer', {timeout: 180_000}, async () => {
    await hangUp(stage);
    const sessions = async () => (await stage.control.status()).sessions.ever;
    const before = await sessions();
    const heard: string[] = [];
    // One that is opened by the first turn, and at least one to which it is handed over.
    while (heard.length < 20 && (await sessions()) < before + 2) {
      const {record} = await speakTurn(stage.desk, stage.parley, 'can you hear me');
      expect(record).toMatchObject({outcome: 'answered', failure: null});
      heard.push(record.heard);
    }
    expect(await sessions()).toBe(before + 2);
    expect(new Set(heard)).toEqual(new Set(['can you hear me']));
  });
});

describe('events of what is over', () => {
  const stage = useStage();

  it('are dropped, whatever their kind, and counted', async () => {
    const {record: old} = await speakTurn(stage.desk, stage.parley, 'hello who are you');
    const log = await stage.control.log(0);
    const responseId = log
      .map(({event}) => event)
      .flatMap((event) =>
        isRecord(event) && event['type'] === 'response.created' && isRecord(event['response'])
          ? [String(event['response']['id'])]
          : [],
      )
      .at(-1);
    const from = await startTalking(stage);
    const itemId = 'item_of_nobody';
    const late = {response_id: responseId, item_id: itemId, output_index: 0, content_index: 0};
    const stale = [
      {
        type: 'response.created',
        response: {id: 'resp_foreign', object: 'realtime.response', metadata: {turn_id: old.turnId}},
      },
      {
        type: 'response.output_item.added',
        ...late,
        item: {id: itemId, type: 'message', role: 'assistant', content: []},
      },
      {type: 'response.output_audio_transcript.delta', ...late, delta: 'late words'},
      {type: 'output_audio_buffer.started', response_id: responseId},
      {type: 'output_audio_buffer.stopped', response_id: responseId},
      {
        type: 'response.done',
        response: {
          id: responseId,
          object: 'realtime.response',
          status: 'completed',
          output: [
            {
              type: 'function_call',
              id: 'fc',
              call_id: 'call_late',
              name: 'point',
              arguments: '{"target":"e1"}',
            },
          ],
        },
      },
      {
        type: 'conversation.item.input_audio_transcription.delta',
        item_id: itemId,
        content_index: 0,
        delta: 'late',
      },
      {
        type: 'conversation.item.input_audio_transcription.completed',
        item_id: itemId,
        content_index: 0,
        transcript: 'late words',
        usage: {type: 'duration', seconds: 1},
      },
      {
        type: 'conversation.item.input_audio_transcription.failed',
        item_id: itemId,
        content_index: 0,
        error: {message: 'late'},
      },
    ];
    await stage.control.send(stale);
    await stage.desk.mouth.say('hello who are you');
    await press(stage);
    const record = await turnSince(stage, from);
    expect(record).toMatchObject({outcome: 'answered', heard: 'hello who are you', tools: [], failure: null});
    expect(record.answer).not.toContain('late words');
    for (const kind of [
      'responding',
      'saying',
      'said',
      'playing',
      'played',
      'responded',
      'heard',
      'unheard',
    ]) {
      expect(record.dropped[kind], kind).toBeGreaterThan(0);
    }
    const {lines} = await stage.parley.snapshot();
    expect(JSON.stringify(lines)).not.toContain('late');
  });
});

describe('a token that has ended', () => {
  const stage = useStage({service: {secretLifeMs: 10_000}});

  it('is minted anew, and the person notices nothing', async () => {
    const first = (await speakTurn(stage.desk, stage.parley, 'hello who are you')).record;
    expect(first).toMatchObject({outcome: 'answered'});
    await stage.control.setFaults({closeChannel: true});
    await waitFor(
      'the loss',
      async () => (await stage.parley.snapshot()).sessionId !== first.sessionId || undefined,
      {timeoutMs: 10_000},
    );
    await sleep(12_000);
    await hangUp(stage);
    expect((await speakTurn(stage.desk, stage.parley, SENTENCE)).record).toMatchObject({
      outcome: 'answered',
      heard: SENTENCE,
      failure: null,
    });
  });
});
