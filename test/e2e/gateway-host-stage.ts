import {waitFor} from '../../local/desk/wait.ts';
import type {Parley} from '../../local/desk/parley.ts';
import type {LocalGateway} from '../../local/openclaw/gateway.ts';
import {openOperator} from '../../local/openclaw/operator.ts';
import type {VoiceHost} from '../../src/protocol/voice-host.ts';

/** Asks the gateway beside the extension; raises with its words where it refuses. */
export async function askGateway<T>(gateway: LocalGateway, method: string, params: object): Promise<T> {
  const operator = await openOperator(gateway);
  try {
    return await operator.ask<T>(method, params);
  } finally {
    operator.close();
  }
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
