import {describe, expect, it} from 'vitest';
import {speakTurn} from '../../local/desk/turns.ts';
import {isRecord} from '../../local/realtime/json.ts';
import type {Settings} from '../../src/protocol/settings.ts';
import {hangUp, KEY, press, startTalking, turnSince, useStage} from './stage.ts';

const stage = useStage();
const choose = (settings: Partial<Settings>) =>
  stage.parley.configure({url: stage.server.url, key: KEY}, {chime: false, ...settings});

/** What sessions were told by `session.update` since a time, as text. */
const told = async (since: number) =>
  JSON.stringify(
    (await stage.control.log(since))
      .map(({event}) => event)
      .filter((event) => isRecord(event) && event['type'] === 'session.update'),
  );

describe('the tone', () => {
  /** Speaks a turn whose answer has no sound, and gives what came out of the speaker. */
  const heardOfTurn = async () => {
    await stage.control.setFaults({silentReply: true});
    const from = await startTalking(stage);
    await stage.desk.mouth.say('can you hear me');
    await press(stage);
    const record = await turnSince(stage, from);
    expect(record.heard).toBe('can you hear me');
    return stage.desk.speaker.heard(from);
  };

  it('tells once that the words were sent', async () => {
    await choose({chime: true});
    const {audibleMs, firstAudibleAt, lastAudibleAt} = await heardOfTurn();
    expect(audibleMs).toBeGreaterThan(20);
    expect((lastAudibleAt ?? 0) - (firstAudibleAt ?? 0)).toBeLessThan(250);
  });

  it('is not heard where it is not wanted', async () => {
    await choose({chime: false});
    expect((await heardOfTurn()).audibleMs).toBe(0);
  });
});

describe('the language', () => {
  it('is pinned, for the voice and for the recognition', async () => {
    await choose({language: 'en-GB'});
    await hangUp(stage);
    const {record} = await speakTurn(stage.desk, stage.parley, 'can you hear me');
    const updates = await told(record.startedAt);
    expect(updates).toContain('Speak British English, whatever language');
    expect(updates).toContain('"language":"en"');
  });

  it('changes when the person asks, and stays so in the next session', async () => {
    await stage.control.setScript([
      {call: {name: 'speak_language', arguments: {language: 'de'}}},
      {say: 'Ja, gerne.'},
    ]);
    const {record} = await speakTurn(stage.desk, stage.parley, 'can you hear me');
    expect(record.tools).toMatchObject([{name: 'speak_language', ok: true, output: '{"speaking":"German"}'}]);
    expect(await told(record.startedAt)).toContain('"language":"de"');
    await hangUp(stage);
    const next = (await speakTurn(stage.desk, stage.parley, 'can you hear me')).record;
    expect(await told(next.startedAt)).toContain('Speak German, whatever language');
  });

  it('is not changed to what is none', async () => {
    await stage.control.setScript([
      {call: {name: 'speak_language', arguments: {language: 'Klingonisch bitte'}}},
      {say: 'I cannot do that.'},
    ]);
    const {record} = await speakTurn(stage.desk, stage.parley, 'can you hear me');
    expect(record.tools).toMatchObject([{name: 'speak_language', ok: false}]);
    expect(record.tools[0]?.output).toContain('BCP 47');
  });
});

describe('a session that is not to be kept', () => {
  it('ends with the answer', async () => {
    await choose({warmMinutes: 0});
    const {record} = await speakTurn(stage.desk, stage.parley, 'can you hear me');
    expect(record.outcome).toBe('answered');
    await stage.parley.waitForSnapshot('the end of the session', ({session}) => session === 'closed', 5_000);
  });
});
