import {afterAll, beforeAll} from 'vitest';
import type {Parley} from '../../local/desk/parley.ts';
import {waitFor} from '../../local/desk/wait.ts';
import {USUAL_TALK, type TalkChoices} from '../../local/openclaw/config.ts';
import type {LocalGateway} from '../../local/openclaw/gateway.ts';
import {askGateway} from '../../local/openclaw/operator.ts';
import {openVoiceEdge, type VoiceEdge} from '../../local/openclaw/voice-edge.ts';
import type {VoiceHost} from '../../src/protocol/voice-host.ts';
import {useGateway} from './gateway-stage.ts';
import {KEY, useStage, type Stage} from './stage.ts';

const TOKEN = 'gateway-canary-9c2f47d1a6b80e35';
export const TALK: TalkChoices = {...USUAL_TALK, apiKey: KEY};
/** Short, so that a token at hand is seen to be minted anew. */
export const SECRET_LIFE_MS = 40_000;
/** What the gateway asks of its voice service for a token. */
export const MINT = 'POST /v1/realtime/client_secrets';

/** A stage whose voice comes through a real gateway. */
export interface Lender {
  stage: Stage;
  /** Stands where the gateway's voice service is. */
  edge: VoiceEdge;
  /** There once the tests begin. */
  gateway: LocalGateway;
}

/** Sets it for the tests of one file, and takes it down after them. */
export async function useLender(): Promise<Lender> {
  // The browser is told where the voice of a gateway is before it starts.
  const edge = await openVoiceEdge();
  const starting = useGateway({token: TOKEN, talk: TALK, env: edge.env});
  const stage = useStage({
    args: edge.browserArgs,
    isConfigured: false,
    service: {secretLifeMs: SECRET_LIFE_MS},
  });
  const lender = {stage, edge} as Lender;
  beforeAll(async () => {
    edge.pointTo(stage.server.url);
    lender.gateway = await starting();
    await stage.parley.connectTo({url: lender.gateway.url, token: TOKEN});
    await stage.parley.speakThroughGateway();
  }, 180_000);
  afterAll(() => edge.close());
  return lender;
}

/** The call that a gateway lends its voice for, as the extension knows it. */
export async function callOf({options}: Parley): Promise<VoiceHost | null> {
  const {voiceHost} = await options.evaluate(() => chrome.storage.session.get('voiceHost'));
  return (voiceHost as VoiceHost | undefined) ?? null;
}

/** Something that was said over a gateway's voice. */
export interface Kept {
  role: string;
  text: string;
  /** As `voice:<call>:<entry>`. */
  id: string;
}

/** What was said, as the gateway keeps it in the agent's own session. */
export async function keptBy(gateway: LocalGateway): Promise<Kept[]> {
  const {messages} = await askGateway<{
    messages: {role: string; content: {text?: string}[]; __openclaw?: {id?: string}}[];
  }>(gateway, 'chat.history', {sessionKey: 'agent:main:main', limit: 200});
  return messages
    .map(({role, content, __openclaw}) => ({role, text: content[0]?.text ?? '', id: __openclaw?.id ?? ''}))
    .filter(({id}) => id.startsWith('voice:'));
}

/** Whether the gateway takes no more words for a call. */
export function isClosedAt(gateway: LocalGateway, {sessionKey, voiceSessionId}: VoiceHost): Promise<boolean> {
  const probe = {sessionKey, voiceSessionId, entryId: 'probe', role: 'user', text: 'probe'};
  return askGateway(gateway, 'talk.client.transcript', probe).then(
    () => false,
    (error: unknown) => /voice session is closed/.test(String(error)),
  );
}

/** Waits until nothing is left to be told to the gateway. */
export async function allTold({options}: Parley): Promise<void> {
  await waitFor(
    'everything being told',
    async () => ((await options.evaluate(countNotes)) === 0 ? true : undefined),
    {timeoutMs: 40_000, everyMs: 200},
  );
}

/** Runs in a page of the extension: everything it uses is inside it. */
function countNotes(): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('parley-voice');
    opening.onerror = () => reject(new Error('no outbox'));
    opening.onsuccess = () => {
      const counting = opening.result.transaction('notes').objectStore('notes').count();
      counting.onerror = () => reject(new Error('the outbox cannot be read'));
      counting.onsuccess = () => {
        opening.result.close();
        resolve(counting.result);
      };
    };
  });
}
