import {say} from '../platform/text.ts';
import type {Snapshot} from '../protocol/snapshot.ts';
import {talk} from './act.ts';
import {snapshot} from './store.ts';

/** What the line to the voice service is doing, and the way to end it. */
export function Connection() {
  const {session, host} = snapshot.value;
  return (
    <>
      <span>{connectionWords(session, host ?? say('ui_voice_service'))}</span>
      <button type="button" class="link" onClick={talk.hangUp}>
        {say('ui_hang_up')}
      </button>
    </>
  );
}

function connectionWords(session: Snapshot['session'], host: string): string {
  if (session === 'waiting') return say('ui_connecting_again');
  return say(session === 'ready' ? 'ui_connected_to' : 'ui_connecting_to', {host});
}
