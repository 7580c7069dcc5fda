import {describe, expect, it} from 'vitest';
import {speakTurn, typeTurn} from '../../local/desk/turns.ts';
import {press, startTalking, turnSince, useStage} from './stage.ts';

const stage = useStage();

/** A number that lives only in one life of the worker. */
const mark = async () =>
  (await stage.parley.worker()).evaluate(() => ((globalThis as {life?: number}).life ??= Math.random()));

describe('a worker that is killed', () => {
  it('while the person talks: the turn goes on to its answer', async () => {
    await typeTurn(stage.desk, stage.parley, 'hello');
    const life = await mark();
    const {sessionId} = await stage.parley.snapshot();

    const from = await startTalking(stage);
    const talking = stage.desk.mouth.say('what is on this page');
    await stage.parley.stopWorker();
    await talking;
    await press(stage);

    const record = await turnSince(stage, from);
    expect(record).toMatchObject({
      outcome: 'answered',
      heard: 'what is on this page',
      sessionId,
      failure: null,
    });
    expect(record.tools).toMatchObject([{name: 'read_page', ok: true}]);
    expect(await mark()).not.toBe(life);
  });

  it('while the answer is heard: it is heard to its end, and the state is found again', async () => {
    const from = await startTalking(stage);
    await stage.desk.mouth.say('tell me a joke');
    await press(stage);
    await stage.parley.waitForPhase(['speaking'], 10_000);
    await stage.parley.stopWorker();
    const record = await turnSince(stage, from);
    expect(record).toMatchObject({outcome: 'answered', failure: null});
    expect(record.reply.audibleMs).toBeGreaterThan(5_000);
    const {phase, session, lines} = await stage.parley.snapshot();
    expect({phase, session}).toEqual({phase: 'idle', session: 'ready'});
    expect(lines.at(-1)?.text).toBe(record.answer);
  });

  it('between turns: the next press reuses the session that is still open', async () => {
    const {sessionId} = await stage.parley.snapshot();
    await stage.parley.stopWorker();
    const {record} = await speakTurn(stage.desk, stage.parley, 'hello who are you');
    expect(record).toMatchObject({outcome: 'answered', sessionId});
    expect((await stage.control.status()).sessions.ever).toBe(1);
  });

  it('twenty times in one conversation: nothing is lost', {timeout: 240_000}, async () => {
    const heard: string[] = [];
    const sessions = async () => (await stage.control.status()).sessions.ever;
    // In a second try, no session is open yet.
    const {sessionId} = await stage.parley.snapshot();
    const before = await sessions();
    for (let round = 0; round < 10; round += 1) {
      const from = await startTalking(stage);
      const talking = stage.desk.mouth.say('can you hear me');
      await stage.parley.stopWorker();
      await talking;
      const sentAt = await press(stage);
      // Chrome gives a press to one worker, once: what dies with it before it is passed on nobody knows of.
      await stage.parley.waitForSnapshot(
        'the press to be taken',
        ({phase, at}) => at >= sentAt && phase !== 'listening',
        10_000,
      );
      await stage.parley.stopWorker();
      const record = await turnSince(stage, from);
      expect(record).toMatchObject({outcome: 'answered', failure: null});
      heard.push(record.heard);
    }
    expect(heard).toEqual(Array.from({length: 10}, () => 'can you hear me'));
    expect(await sessions()).toBe(before + (sessionId === null ? 1 : 0));
  });
});
