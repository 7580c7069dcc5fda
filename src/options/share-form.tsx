import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {allowLine} from '../core/offered-commands.ts';
import {reportShare} from '../core/share-report.ts';
import {sendCommand} from '../platform/bus.ts';
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
      <h2 id="share-title">Sharing a tab with your agent</h2>
      <p>
        While you share a tab, your OpenClaw agent can read it, take pictures of it and point at things on it.
        You begin that with the button in the popup, or by saying “share this tab with my agent”. A sign on
        the page says so for as long as it lasts; it ends when you say “stop sharing”, close the tab or go to
        another site.
      </p>
      <label class="check">
        <input
          type="checkbox"
          name="agentActs"
          checked={shown.agentActs}
          onChange={({currentTarget}) => change({agentActs: currentTarget.checked})}
        />
        <span>
          It may also click and type there
          <span class="quiet hint">
            As when you ask for it yourself: what you chose for the site counts, and what is risky needs your
            yes each time.
          </span>
        </span>
      </label>
      <SaveRow
        isSaved={isSaved.value}
        saved="Saved. Approve it anew at the gateway, if it offers more now."
      />
      <p>The gateway has to allow this in its configuration (openclaw.json), and takes it up by itself:</p>
      <CopyLine text={allowLine(shown.agentActs)} what="the line" />
      <p>
        Then share a tab, and approve it once where the gateway runs. The first command tells the request of
        “Parley: the shared tab”, the second approves it; Parley goes on by itself.
      </p>
      {pairing && <CopyLine text={`openclaw devices approve ${pairing}`} what="it" />}
      <CopyLine text="openclaw nodes pending" what="it" />
      <CopyLine text="openclaw nodes approve <request>" what="it" />
      {tab && (
        <div class="row">
          <span role="status">
            {tab.title || tab.origin}: {reportShare(tab, status).state}
          </span>
          <button type="button" onClick={() => act(() => sendCommand('share.end', {}))}>
            Stop sharing
          </button>
        </div>
      )}
    </form>
  );
}
