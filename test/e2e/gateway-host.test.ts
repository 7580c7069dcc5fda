import {describe, expect, it} from 'vitest';
import {speakTurn, typeTurn} from '../../local/desk/turns.ts';
import {waitFor} from '../../local/desk/wait.ts';
import type {TalkChoices} from '../../local/openclaw/config.ts';
import type {FailureReason} from '../../src/protocol/failures.ts';
import type {TurnRecord} from '../../src/protocol/turn-record.ts';
import {
  allTold,
  callOf,
  isClosedAt,
  keptBy,
  MINT,
  SECRET_LIFE_MS,
  TALK,
  useLender,
} from './gateway-host-stage.ts';
import {expectHeard, failureOf, hangUp, KEY, press} from './stage.ts';

const lender = await useLender();
const {stage} = lender;

const call = () => callOf(stage.parley);
const presentCall = () => waitFor('a call', async () => (await call()) ?? undefined, {timeoutMs: 10_000});
const isTold = () => allTold(stage.parley);

async function expectKeptOnce({turnId, heard, answer}: TurnRecord): Promise<void> {
  await isTold();
  const rows = (await keptBy(lender.gateway)).filter(({id}) => id.includes(turnId));
  expect(rows.map(({role, text}) => ({role, text}))).toEqual([
    {role: 'user', text: heard},
    {role: 'assistant', text: answer},
  ]);
  const {voiceSessionId} = await presentCall();
  expect(rows.map(({id}) => id)).toEqual(
    ['you', 'parley'].map((who) => `voice:${voiceSessionId}:${turnId}-${who}`),
  );
}

describe('a voice that the gateway lends', {timeout: 120_000}, () => {
  it('is spoken with, and reads the page, with no key in the browser', async () => {
    const {record} = await speakTurn(stage.desk, stage.parley, 'what is on this page');
    expectHeard('what is on this page', record);
    expect(record.tools).toMatchObject([{name: 'read_page', ok: true}]);
    expect(record.reply.audibleMs).toBeGreaterThan(500);
    expect(lender.edge.asked).toEqual(expect.arrayContaining([MINT, 'POST /v1/realtime/calls']));
    const stored = await stage.parley.options.evaluate(async () =>
      JSON.stringify([await chrome.storage.local.get(), await chrome.storage.session.get()]),
    );
    expect(stored).not.toContain(KEY);
    expect(Object.keys((JSON.parse(stored) as [{credentials?: object}])[0].credentials ?? {})).toEqual(
      [`device ${lender.gateway.url}`, lender.gateway.url].filter((name) => stored.includes(`"${name}"`)),
    );
    await expectKeptOnce(record);
  });

  it('keeps the gateway’s tools, model and voice, and has Parley’s beside them', async () => {
    const updates = (await stage.control.log())
      .map(({event}) => event as {type: string; session?: Session})
      .filter(({type}) => type === 'session.updated');
    const {tools, audio, model, instructions} = updates.at(-1)?.session ?? ({} as Session);
    const names = tools.map(({name}) => name);
    expect(names).toEqual(
      expect.arrayContaining(['openclaw_agent_consult', 'openclaw_agent_control', 'read_page', 'point']),
    );
    expect(new Set(names).size).toBe(names.length);
    expect(tools.find(({name}) => name === 'openclaw_agent_consult')?.description).not.toContain(
      'Described by',
    );
    expect(audio.output.voice).toBe('cedar');
    expect(audio.input.turn_detection).toBeNull();
    expect(model).toBe('gpt-realtime-2.1');
    expect(instructions).toMatch(/^You are Parley/);
  });

  it('has its token minted anew before it ends', async () => {
    await stage.control.setScript([]);
    const before = lender.edge.asked.filter((one) => one === MINT).length;
    await waitFor(
      'another token',
      () => (lender.edge.asked.filter((one) => one === MINT).length > before ? true : undefined),
      {
        timeoutMs: SECRET_LIFE_MS,
      },
    );
    expect((await stage.parley.snapshot()).session).toBe('ready');
  });
});

interface Session {
  model: string;
  instructions: string;
  tools: {name: string; description: string}[];
  audio: {input: {turn_detection: unknown}; output: {voice: string}};
}

describe('what was said', {timeout: 180_000}, () => {
  it('is kept by the gateway once, though the worker is ended meanwhile', async () => {
    await stage.control.setScript([]);
    const popup = await stage.parley.open('popup', {isBackground: true});
    const {turnId} = await stage.parley.send('talk.type', {text: 'tell me a long story'}, popup);
    await popup.close();
    await stage.parley.waitForPhase(['speaking'], 20_000);
    await stage.parley.stopWorker();
    const record = await stage.parley.waitForTurn(turnId, 60_000);
    await stage.parley.stopWorker();
    const {record: second} = await typeTurn(stage.desk, stage.parley, 'hello');
    await stage.parley.stopWorker();
    await expectKeptOnce(second);
    await expectKeptOnce(record);
  });

  it('reaches a gateway that was away, under the names it had', async () => {
    await lender.gateway.end('SIGKILL');
    const {record} = await typeTurn(stage.desk, stage.parley, 'hello');
    await stage.parley.stopWorker();
    await lender.gateway.begin();
    // Whatever wakes the worker brings it on.
    await stage.parley.send('gateway.read', {});
    await expectKeptOnce(record);
  });

  it('goes on in the same call when a session is handed over', async () => {
    const before = await presentCall();
    await stage.control.setSessionLife(12_000);
    await hangUp(stage);
    await isTold();
    const {record} = await typeTurn(stage.desk, stage.parley, 'hello');
    const during = await presentCall();
    expect(during.voiceSessionId).not.toBe(before.voiceSessionId);
    const {sessionId} = await stage.parley.snapshot();
    await stage.parley.waitForSnapshot('another session', (now) => now.sessionId !== sessionId, 30_000);
    await stage.control.setSessionLife(3_600_000);
    const {record: next} = await typeTurn(stage.desk, stage.parley, 'hello');
    expect(await presentCall()).toEqual(during);
    expect(next.sessionId).not.toBe(record.sessionId);
    await expectKeptOnce(record);
    await expectKeptOnce(next);
  });
});

describe('a call', {timeout: 120_000}, () => {
  it('ends with the conversation', async () => {
    const host = await presentCall();
    await hangUp(stage);
    await isTold();
    expect(await call()).toBeNull();
    expect(await isClosedAt(lender.gateway, host)).toBe(true);
  });

  it('ends when the document of the conversation is lost', async () => {
    await stage.control.setScript([]);
    const {record} = await typeTurn(stage.desk, stage.parley, 'hello');
    const host = await presentCall();
    await expectKeptOnce(record);
    await (await stage.parley.offscreen())?.close();
    await waitFor('the end of the call', async () => ((await call()) ? undefined : true), {
      timeoutMs: 15_000,
    });
    await isTold();
    expect(await isClosedAt(lender.gateway, host)).toBe(true);
  });
});

describe('a gateway that lends nothing', {timeout: 120_000}, () => {
  it.each<[string, FailureReason, Partial<TalkChoices>]>([
    ['has no key', 'voice.unconfigured', {apiKey: null}],
    ['has a wrong key', 'voice.key', {apiKey: 'sk-local-wrong'}],
    ['relays the audio', 'voice.relay', {transport: 'gateway-relay'}],
    ['has a voice of its own kind', 'voice.unsuitable', {model: 'gpt-live-1'}],
  ])('because it %s says %s', async (_what, reason, part) => {
    await lender.gateway.setTalk({...TALK, ...part});
    // It looks at its configuration every now and then, and lends as before until then.
    await waitFor(
      reason,
      async () => {
        await hangUp(stage);
        const since = await press(stage);
        const {failure} = await stage.parley.waitForSnapshot(
          'a session, or none',
          (now) => now.at >= since && (now.failure !== null || now.session === 'ready'),
          15_000,
        );
        return failure?.reason === reason ? true : undefined;
      },
      {timeoutMs: 60_000, everyMs: 1_000},
    );
    await lender.gateway.setTalk(TALK);
  });

  it('and lends it again when it was set right', async () => {
    await waitFor(
      'an answer',
      async () => {
        const {record} = await typeTurn(stage.desk, stage.parley, 'hello').catch(() => ({record: null}));
        return record?.outcome === 'answered' ? true : undefined;
      },
      {timeoutMs: 80_000, everyMs: 1_000},
    );
  });

  it('because it is not there says so', async () => {
    await hangUp(stage);
    await isTold();
    await lender.gateway.end('SIGKILL');
    const since = await press(stage);
    await failureOf(stage, 'gateway.unreachable', since);
  });
});
