import {sendCommand} from '../platform/bus.ts';
import {now, sleep} from '../platform/clock.ts';
import {createLog, inBackground} from '../platform/log.ts';
import type {TranscriptEntry} from '../protocol/transcript.ts';
import type {HostNote, VoiceHost} from '../protocol/voice-host.ts';
import type {Grants} from './grants.ts';

const log = createLog('session');

const WAKE_MS = 500;
const MOST_WAKES = 4;

/** Where notes for the gateway are kept until it has them; loaded when a gateway lends the voice. */
interface Outbox {
  addNote: (note: HostNote) => Promise<void>;
}

/** What a gateway that lends the voice is owed: what was said, and that the call is over. */
export interface Hosting {
  /** The same tokens; whose call they belong to is remembered, and ends when the line is let go. */
  grants: Grants;
  /** Words of a turn, the person's first, once they are final. */
  said: (words: Promise<TranscriptEntry[]>) => void;
}

export function createHosting(grants: Grants, outbox: () => Promise<Outbox>): Hosting {
  let host: VoiceHost | null = null;
  let taking: Promise<unknown> = Promise.resolve();
  /** In the order in which it happened: the end of a call comes after all that was said in it. */
  let writing: Promise<unknown> = Promise.resolve();

  function write(notes: () => Promise<HostNote[]>): void {
    const next = writing.then(async () => {
      const {addNote} = await outbox();
      const all = await notes();
      for (const note of all) await addNote(note);
      if (all.length > 0) inBackground(wakeWorker(), log, 'waking the worker for the gateway');
    });
    inBackground(next, log, 'noting for the gateway');
    writing = next.catch(() => undefined);
  }

  return {
    grants: {
      take() {
        const taken = grants.take().then((grant) => {
          host = grant.host;
          return grant;
        });
        taking = taken.catch(() => undefined);
        return taken;
      },
      keepFresh: grants.keepFresh,
      letGo() {
        grants.letGo();
        const ended = host;
        if (!ended) return;
        // The token belongs to the call that is over.
        grants.forget();
        host = null;
        write(async () => {
          await taking;
          // Who talks on before it was noted goes on with the same call.
          const goesOn = host?.voiceSessionId === ended.voiceSessionId;
          return goesOn ? [] : [{kind: 'over', host: ended, at: now()}];
        });
      },
      forget: grants.forget,
    },
    said(words) {
      const mine = host;
      if (!mine) return;
      write(async () => (await words).map((entry) => noteOf(entry, mine)));
    },
  };
}

/** The worker answers when the gateway knows, or cannot know now; one that was ended meanwhile is woken again. */
async function wakeWorker(): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await sendCommand('host.said', {});
      return;
    } catch (error) {
      if (attempt === MOST_WAKES) throw error;
      await sleep(WAKE_MS * attempt);
    }
  }
}

function noteOf({turnId, who, text, at}: TranscriptEntry, host: VoiceHost): HostNote {
  const role = who === 'you' ? 'user' : 'assistant';
  // Both sides of a turn carry the time at which it began; the answer comes after.
  return {kind: 'said', host, entryId: `${turnId}-${who}`, role, text, at: who === 'you' ? at : at + 1};
}
