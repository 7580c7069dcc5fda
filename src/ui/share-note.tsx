import './share-note.css';
import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {reportShare} from '../core/share-report.ts';
import {sendCommand} from '../platform/bus.ts';
import {say, WORDS} from '../platform/text.ts';
import {watchSharing, type SharingSeen} from '../platform/watch-sharing.ts';
import {act, refresher} from './act.ts';
import {rich} from './rich.tsx';
import {fixOf, saidOf} from './said.ts';
import {SettingsLink} from './settings-link.tsx';

/** Lets the person share the tab they are on with their agent, shows what is shared, and ends it. Nothing without a gateway. */
export function ShareNote() {
  const seen = useSignal<SharingSeen>({tab: null, status: null});
  const hasGateway = useSignal(false);
  useEffect(() => {
    const page = new AbortController();
    watchSharing((next) => (seen.value = next), page.signal);
    refresher(async () => (hasGateway.value = (await sendCommand('gateway.read', {})).url !== null))();
    return () => page.abort();
  }, []);

  const {tab, status} = seen.value;
  if (tab) {
    const {state, done, needsPerson} = reportShare(tab, status, WORDS);
    return (
      <section class="share" aria-label={say('ui_shared_with_agent')}>
        <p class="share-title">{rich('ui_shared', {title: <strong>{tab.title || tab.origin}</strong>})}</p>
        <p role="status">{state}</p>
        {needsPerson ? <SettingsLink /> : <p class="quiet">{done}</p>}
        <button type="button" onClick={() => act(() => sendCommand('share.end', {}))}>
          {say('ui_stop_sharing')}
        </button>
      </section>
    );
  }
  if (!hasGateway.value) return null;
  const share = (event: Event) => {
    // To share is the person's act, and nothing that a script can make.
    if (event.isTrusted) act(() => sendCommand('share.begin', {}));
  };
  return (
    <>
      {status?.ended && (
        <p class="quiet" role="status">
          {saidOf(status.ended)} {fixOf(status.ended)}.
        </p>
      )}
      <button type="button" class="share-button" onClick={share}>
        {say('ui_share_tab')}
      </button>
    </>
  );
}
