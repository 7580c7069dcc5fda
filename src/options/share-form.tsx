import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {allowLine} from '../core/offered-commands.ts';
import {reportShare} from '../core/share-report.ts';
import {sendCommand} from '../platform/bus.ts';
import {say, WORDS} from '../platform/text.ts';
import {watchSharing, type SharingSeen} from '../platform/watch-sharing.ts';
import type {SettingsView} from '../protocol/settings.ts';
import {act} from '../ui/act.ts';
import {CopyLine} from './copy-line.tsx';
import {SaveRow} from './save-row.tsx';
import {useDraft} from './use-draft.ts';

interface Props {
  view: SettingsView;
  onSaved: (view: SettingsView) => void;
}

/** What the person's agent may do with a tab that is shared with it, and what the gateway needs for that. */
export function ShareForm({view, onSaved}: Props) {
  const {shown, isSaved, change, save} = useDraft(view, onSaved);
  const seen = useSignal<SharingSeen>({tab: null, status: null});
  useEffect(() => {
    const page = new AbortController();
    watchSharing((next) => (seen.value = next), page.signal);
    return () => page.abort();
  }, []);
  const {tab, status} = seen.value;
  const pairing = status?.link.pairingRequest ?? null;
  return (
    <form aria-labelledby="share-title" onSubmit={save}>
      <h2 id="share-title">{say('sharing_title')}</h2>
      <p>{say('sharing_intro')}</p>
      <label class="check">
        <input
          type="checkbox"
          name="agentActs"
          checked={shown.agentActs}
          onChange={({currentTarget}) => change({agentActs: currentTarget.checked})}
        />
        <span>
          {say('sharing_acts')}
          <span class="quiet hint">{say('sharing_acts_hint')}</span>
        </span>
      </label>
      <SaveRow isSaved={isSaved.value} saved={say('sharing_saved')} />
      <p>{say('sharing_allow')}</p>
      <CopyLine text={allowLine(shown.agentActs)} what={say('options_the_line')} />
      <p>{say('sharing_approve')}</p>
      {pairing && <CopyLine text={`openclaw devices approve ${pairing}`} what={say('options_it')} />}
      <CopyLine text="openclaw nodes pending" what={say('options_it')} />
      <CopyLine text="openclaw nodes approve <request>" what={say('options_it')} />
      {tab && (
        <div class="row">
          <span role="status">
            {tab.title || tab.origin}: {reportShare(tab, status, WORDS).state}
          </span>
          <button type="button" onClick={() => act(() => sendCommand('share.end', {}))}>
            {say('ui_stop_sharing')}
          </button>
        </div>
      )}
    </form>
  );
}
