import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {holdKeyCaution, holdKeyName, SUGGESTED_HOLD_KEYS} from '../core/hold-keys.ts';
import {askForEveryPage, hasEveryPage, leaveEveryPage, watchPermissions} from '../platform/permissions.ts';
import {say, WORDS} from '../platform/text.ts';
import type {SettingsView} from '../protocol/settings.ts';
import {act, refresher} from '../ui/act.ts';
import {KeyField} from './key-field.tsx';
import {saveSettings} from './save-settings.ts';

interface Props {
  view: SettingsView;
  onSaved: (view: SettingsView) => void;
}

const REFUSED = say('hold_refused');
const FOR_WRITING = say('hold_for_writing');

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
      notice.value = isGiven ? say('hold_saved') : REFUSED;
      chosen.value = null;
    });
  };
  const turnOff = () =>
    act(async () => {
      onSaved(await saveSettings({holdKey: null}));
      chosen.value = null;
      notice.value = say('hold_none_any_more');
    });

  return (
    <form aria-labelledby="hold-title" onSubmit={save}>
      <h2 id="hold-title">{say('hold_title')}</h2>
      <p>{status(holdKey, hasPages.value)}</p>
      <KeyField
        label={say('hold_key')}
        code={code}
        onChoose={choose}
        onRefuse={() => {
          notice.value = FOR_WRITING;
        }}
      />
      <div class="row" role="group" aria-label={say('hold_good_keys')}>
        {SUGGESTED_HOLD_KEYS.map((key) => (
          <button key={key} type="button" aria-pressed={key === code} onClick={() => choose(key)}>
            {holdKeyName(key, WORDS)}
          </button>
        ))}
      </div>
      {caution && <p>{say(caution)}</p>}
      {!isHeard && <p class="quiet">{say('hold_why')}</p>}
      <div class="row">
        <button type="submit" class="primary" disabled={code === null || (isHeard && code === holdKey)}>
          {code ? say('hold_this', {key: holdKeyName(code, WORDS)}) : say('hold_it')}
        </button>
        {holdKey && (
          <button type="button" onClick={turnOff}>
            {say('hold_off')}
          </button>
        )}
        {!holdKey && hasPages.value && (
          <button type="button" onClick={() => act(leaveEveryPage)}>
            {say('hold_give_back')}
          </button>
        )}
        <span role="status">{notice.value}</span>
      </div>
    </form>
  );
}

function status(holdKey: string | null, hasPages: boolean | null): string {
  if (!holdKey) return say('hold_intro');
  const key = holdKeyName(holdKey, WORDS);
  return hasPages === false ? say('hold_unheard', {key}) : say('hold_works', {key});
}
