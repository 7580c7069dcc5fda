import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {holdKeyCaution, holdKeyName, SUGGESTED_HOLD_KEYS} from '../core/hold-keys.ts';
import {askForEveryPage, hasEveryPage, leaveEveryPage, watchPermissions} from '../platform/permissions.ts';
import type {SettingsView} from '../protocol/settings.ts';
import {act, refresher} from '../ui/act.ts';
import {KeyField} from './key-field.tsx';
import {saveSettings} from './save-settings.ts';

interface Props {
  view: SettingsView;
  onSaved: (view: SettingsView) => void;
}

const REFUSED =
  'Chrome did not give Parley access to web pages, so no key is held. The shortcut and the button work all the same.';
const FOR_WRITING = 'That key is needed for writing. Take one that writes nothing, such as Right Ctrl or F8.';

/** Which key is held to talk. Only a script on the page sees a key come up, so access to every page is asked for here. */
export function HoldKeyForm({view, onSaved}: Props) {
  const chosen = useSignal<string | null>(null);
  const hasPages = useSignal<boolean | null>(null);
  const notice = useSignal('');
  const {holdKey} = view.settings;
  const isHeard = holdKey !== null && hasPages.value === true;
  const code = chosen.value ?? holdKey;
  const caution = code && holdKeyCaution(code);

  useEffect(() => {
    const form = new AbortController();
    const look = refresher(async () => {
      hasPages.value = await hasEveryPage();
      // What was said of the access before is not true any more.
      if (!hasPages.value) notice.value = '';
    });
    look();
    watchPermissions(look, form.signal);
    return () => form.abort();
  }, []);

  const choose = (next: string) => {
    chosen.value = next;
    notice.value = '';
  };
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    act(async () => {
      // Asked first, while the click still counts as the person's own.
      const isGiven = await askForEveryPage();
      onSaved(await saveSettings({holdKey: isGiven ? code : null}));
      notice.value = isGiven ? 'Saved. It works on the pages that are open, too.' : REFUSED;
      chosen.value = null;
    });
  };
  const turnOff = () =>
    act(async () => {
      onSaved(await saveSettings({holdKey: null}));
      chosen.value = null;
      notice.value = 'No key is held any more.';
    });

  return (
    <form aria-labelledby="hold-title" onSubmit={save}>
      <h2 id="hold-title">Hold a key to talk</h2>
      <p>{status(holdKey, hasPages.value)}</p>
      <KeyField
        label="Key"
        code={code}
        onChoose={choose}
        onRefuse={() => {
          notice.value = FOR_WRITING;
        }}
      />
      <div class="row" role="group" aria-label="Good keys">
        {SUGGESTED_HOLD_KEYS.map((key) => (
          <button key={key} type="button" aria-pressed={key === code} onClick={() => choose(key)}>
            {holdKeyName(key)}
          </button>
        ))}
      </div>
      {caution && <p>{caution}</p>}
      {!isHeard && (
        <p class="quiet">
          Chrome will ask you for access to all sites: only a script on the page hears a key come up. It is
          small, knows this one key, and reads nothing.
        </p>
      )}
      <div class="row">
        <button type="submit" class="primary" disabled={code === null || (isHeard && code === holdKey)}>
          {code ? `Hold ${holdKeyName(code)} to talk` : 'Hold it to talk'}
        </button>
        {holdKey && (
          <button type="button" onClick={turnOff}>
            Turn it off
          </button>
        )}
        {!holdKey && hasPages.value && (
          <button type="button" onClick={() => act(leaveEveryPage)}>
            Give the access to all sites back
          </button>
        )}
        <span role="status">{notice.value}</span>
      </div>
    </form>
  );
}

function status(holdKey: string | null, hasPages: boolean | null): string {
  if (!holdKey) return 'Hold a key on any web page and speak; letting go sends what you said.';
  const name = holdKeyName(holdKey);
  return hasPages === false
    ? `${name} is chosen, but Chrome does not give Parley access to web pages any more. Until you give it again, the key does nothing.`
    : `Hold ${name} on any web page and speak; letting go sends what you said. Without a word nothing is sent, nor with another key.`;
}
