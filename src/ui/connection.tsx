import type {Snapshot} from '../protocol/snapshot.ts';
import {talk} from './act.ts';
import {snapshot} from './store.ts';

/** What the line to the voice service is doing, and the way to end it. */
export function Connection() {
  const {session, host} = snapshot.value;
  return (
    <>
      <span>{connectionWords(session, host ?? 'the voice service')}</span>
      <button type="button" class="link" onClick={talk.hangUp}>
        Hang up
      </button>
    </>
  );
}

function connectionWords(session: Snapshot['session'], host: string): string {
  if (session === 'waiting') return 'Connecting again…';
  return session === 'ready' ? `Connected to ${host}` : `Connecting to ${host}…`;
}
