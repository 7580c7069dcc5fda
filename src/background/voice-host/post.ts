import {reasonOfRefusal} from '../../core/voice-loan.ts';
import {createLog, inBackground} from '../../platform/log.ts';
import {readVoiceHost, writeVoiceHost} from '../../platform/voice-host-store.ts';
import {dropNote, readNotes} from '../../platform/voice-outbox.ts';
import type {HostNote} from '../../protocol/voice-host.ts';
import {refusalOf} from '../gateway/connection.ts';
import type {Link} from '../gateway/link.ts';
import {leftWork} from '../left-work.ts';
import {watchOpenWork} from '../work-alarm.ts';

const log = createLog('gateway');

/** Longer than a gateway takes to let in. */
const UP_MS = 10_000;

/** Tells the gateway what was said over its voice, in order, once, and that a call is over. */
export interface HostPost {
  /** Something waits: it is told as soon as the gateway can be reached. */
  wake: () => void;
  /** The same; resolves when the gateway knows, or cannot know now. */
  deliver: () => Promise<void>;
  /** Tells all that waits, where the link is up; resolves when that is done, or cannot be done now. */
  flush: () => Promise<void>;
  /** Whether something waits for this gateway. */
  hasMore: () => Promise<boolean>;
}

export function createHostPost(link: Link): HostPost {
  let going: Promise<void> | null = null;
  let isWokenAgain = false;
  /** Asked after every wait. */
  const isWoken = () => isWokenAgain;

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
    } while (isWoken());
  }

  const flush = (): Promise<void> => {
    isWokenAgain = true;
    going ??= round().finally(() => {
      going = null;
    });
    return going;
  };

  const hasMore = async () => (await waiting()).length > 0;

  async function deliver(): Promise<void> {
    if (!(await hasMore())) return;
    link.want('voice', true);
    // Whatever is in the way: with the next connection it is tried again.
    await link.whenUp(UP_MS).catch(() => undefined);
    await flush();
    const isLeft = await hasMore();
    link.want('voice', isLeft);
    // A worker that is ended meanwhile is brought back.
    await watchOpenWork(isLeft || (await leftWork()) === 'open');
  }

  return {
    wake: () => inBackground(deliver(), log, 'telling the gateway what was said'),
    deliver,
    flush,
    hasMore,
  };
}
