import {describe, expect, it} from 'vitest';
import {isCallOver, isTalkReady, readLoan, readTalkConfig, reasonOfRefusal} from './voice-loan.ts';

const LOAN = {
  provider: 'openai',
  transport: 'webrtc',
  clientSecret: 'ek_1',
  offerUrl: 'https://api.openai.com/v1/realtime/calls',
  model: 'gpt-realtime-2.1',
  voice: 'cedar',
  expiresAt: 5_000,
  voiceSessionId: 'v1',
};
const refused = (message: string, missingScope: string | null = null) =>
  reasonOfRefusal({code: 'UNAVAILABLE', message, missingScope});

describe('what a gateway lends', () => {
  it('is a secret, and where to go with it', () => {
    expect(readLoan(LOAN, 0)).toEqual({
      clientSecret: 'ek_1',
      callsUrl: 'https://api.openai.com/v1/realtime/calls',
      model: 'gpt-realtime-2.1',
      voice: 'cedar',
      expiresAt: 5_000,
      voiceSessionId: 'v1',
    });
    const {expiresAt, ...without} = LOAN;
    expect(readLoan(without, expiresAt).expiresAt).toBe(605_000);
  });

  it.each([
    ['relayed audio', {transport: 'gateway-relay'}],
    ['a socket', {transport: 'provider-websocket'}],
    ['an address at the gateway', {offerUrl: '/plugins/openai/realtime/calls'}],
    ['control that stays there', {clientControl: {owner: 'gateway'}}],
    ['headers that the offer needs', {offerHeaders: {'x-org': '1'}}],
  ])('cannot be added to with %s', (_what, part) => {
    expect(() => readLoan({...LOAN, ...part}, 0)).toThrow('does not let Parley');
  });

  it.each(['http://voice.example/calls', 'https://me:pw@voice.example/calls', 'ftp://voice.example'])(
    'is not taken to %s',
    (offerUrl) => {
      expect(() => readLoan({...LOAN, offerUrl}, 0)).toThrow('not safe');
    },
  );

  it('without a secret is refused', () => {
    expect(() => readLoan({...LOAN, clientSecret: undefined}, 0)).toThrow('could not open');
  });
});

describe('a gateway that lends nothing', () => {
  it.each([
    ['Error: Realtime voice provider "openai" is not configured', 'voice.unconfigured'],
    ['talk.client.create is client-owned; use talk.session.create for gateway-relay', 'voice.relay'],
    [
      'ProviderHttpError: OpenAI Realtime rejected the selected API key. Update or remove the active OpenAI API-key source: code=invalid_api_key',
      'voice.key',
    ],
    ['Realtime provider "x" does not support client-owned realtime sessions', 'voice.unsuitable'],
    ['fetch failed', 'voice.refused'],
  ])('says “%s”: %s', (message, reason) => {
    expect(refused(message)).toBe(reason);
  });

  it('misses a right, or does not know the way', () => {
    expect(refused('missing scope: operator.talk', 'operator.talk')).toBe('gateway.scope');
    expect(refused('missing scope: operator.admin', 'operator.admin')).toBe('voice.old');
  });

  it('says that a call is over', () => {
    expect(isCallOver({message: 'Error: voice session is already closed'})).toBe(true);
    expect(isCallOver({message: 'Error: voice session is closed'})).toBe(true);
    expect(isCallOver({message: 'fetch failed'})).toBe(false);
  });
});

describe('the gateway’s Talk', () => {
  it('is read with what its provider adds', () => {
    const realtime = {provider: 'openai', providers: {openai: {model: 'm', speakerVoice: 'cedar'}}};
    expect(readTalkConfig({config: {talk: {realtime}}})).toEqual({
      provider: 'openai',
      model: 'm',
      voice: 'cedar',
    });
    expect(readTalkConfig({config: {talk: {realtime: {...realtime, model: 'n'}}}}).model).toBe('n');
  });

  it('may be set to nothing', () => {
    expect(readTalkConfig({config: {}})).toEqual({provider: null, model: null, voice: null});
    expect(isTalkReady({realtime: {ready: false}})).toBe(false);
    expect(isTalkReady({})).toBe(true);
  });
});
