import {reasonOfRefusal} from '../../core/voice-loan.ts';
import {createLog, inBackground} from '../../platform/log.ts';
import {readVoiceHost, writeVoiceHost} from '../../platform/voice-host-store.ts';
import {dropNote, readNotes} from '../../platform/voice-outbox.ts';
import type {HostNote} from '../../protocol/voice-host.ts';
import {refusalOf} from '../gateway/connection.ts';
import type {Link} from '../gateway/link.ts';

const log = createLog('gateway');

/** Tells the gateway what was said over its voice, in order, once, and that a call is over. */
export interface HostPost {
  /** Something waits: it is told as soon as the gateway can be reached. */
  wake: () => void;
  /** Tells all that waits, where the link is up; resolves when that is done, or cannot be done now. */
  flush: () => Promise<void>;
  /** Whether something waits for this gateway. */
  hasMore: () => Promise<boolean>;
}

export function createHostPost(link: Link): HostPost {
  let going: Promise<void> | null = null;
  let isWokenAgain = false;

  const waiting = async () => (await readNotes()).filter(({note}) => note.host.gateway === link.origin);

  async function tell(note: HostNote): Promise<void> {
    const {sessionKey, voiceSessionId} = note.host;
    if (note.kind === 'over') {
      await link.request('talk.client.close', {sessionKey, voiceSessionId});
      log.info('the call is over', {voiceSessionId});
      return;
    }
    const {entryId, role, text, at} = note;
    await link.request('talk.client.transcript', {
      sessionKey,
      voiceSessionId,
      entryId,
      role,
      text,
      timestamp: at,
    });
  }

  async function tellAll(): Promise<void> {
    for (const {key, note} of await waiting()) {
      try {
        // What is noted as over is not gone on with, even where the gateway cannot be told.
        if (note.kind === 'over' && (await readVoiceHost())?.voiceSessionId === note.host.voiceSessionId)
          await writeVoiceHost(null);
        await tell(note);
      } catch (error) {
        const refusal = refusalOf(error);
        // Whatever ended the connection is over with the next one.
        if (!refusal) return;
        log.warn('the gateway would not keep what was said', {
          kind: note.kind,
          reason: reasonOfRefusal(refusal),
          code: refusal.code,
        });
        if (refusal.code === 'UNAVAILABLE') return;
      }
      await dropNote(key);
    }
  }

  async function round(): Promise<void> {
    do {
      isWokenAgain = false;
      if (!link.isUp) return;
      await tellAll();
    } while (isWokenAgain);
  }

  const flush = (): Promise<void> => {
    isWokenAgain = true;
    going ??= round().finally(() => {
      going = null;
    });
    return going;
  };

  const settle = async () => {
    const isNeeded = (await waiting()).length > 0;
    link.want('voice', isNeeded);
    if (!isNeeded || !link.isUp) return;
    await flush();
    link.want('voice', (await waiting()).length > 0);
  };

  return {
    wake: () => inBackground(settle(), log, 'telling the gateway what was said'),
    flush,
    hasMore: async () => (await waiting()).length > 0,
  };
}
