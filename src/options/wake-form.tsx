import {useSignal} from '@preact/signals';
import {LESSONS_NEEDED} from '../core/wake/wake-matcher.ts';
import {say} from '../platform/text.ts';
import {Settings, type SettingsView} from '../protocol/settings.ts';
import {useDraft} from './use-draft.ts';
import {WakeLessons} from './wake-lessons.tsx';
import {WakeRecogniser} from './wake-recogniser.tsx';

interface Props {
  view: SettingsView;
  onSaved: (view: SettingsView) => void;
}

const {wakeWord: WakeWord} = Settings.unwrap().shape;

/** Whether Parley listens for its name, for which, and by what. */
export function WakeForm({view, onSaved}: Props) {
  const {shown, isSaved, change, save} = useDraft(view, onSaved);
  const taken = useSignal<number | null>(null);
  const isRecognised = useSignal(false);
  const {wakeWord, wakePhrase, language} = shown;
  const isReady =
    wakeWord === 'off' || (wakeWord === 'personal' ? taken.value === LESSONS_NEEDED : isRecognised.value);
  return (
    <form aria-labelledby="wake-title" onSubmit={save}>
      <h2 id="wake-title">{say('wake_title')}</h2>
      <p>{say('wake_intro')}</p>
      <label>
        {say('wake_listen_for')}
        <select
          name="wakeWord"
          value={wakeWord}
          onChange={({currentTarget}) => change({wakeWord: WakeWord.parse(currentTarget.value)})}
        >
          <option value="off">{say('wake_off')}</option>
          <option value="personal">{say('wake_personal')}</option>
          <option value="chrome">{say('wake_chrome')}</option>
        </select>
      </label>
      {wakeWord !== 'off' && (
        <label>
          {wakeWord === 'personal' ? say('wake_my_word') : say('wake_phrase')}
          <input
            type="text"
            name="wakePhrase"
            required
            minLength={2}
            maxLength={60}
            autocomplete="off"
            value={wakePhrase}
            onInput={({currentTarget}) => change({wakePhrase: currentTarget.value})}
          />
          <span class="quiet hint">{say('wake_hint')}</span>
        </label>
      )}
      {wakeWord === 'personal' && <WakeLessons phrase={wakePhrase} taken={taken} />}
      {wakeWord === 'chrome' && (
        <WakeRecogniser language={language ?? navigator.language} isAvailable={isRecognised} />
      )}
      <div class="row">
        <button type="submit" class="primary" disabled={!isReady}>
          {say('options_save')}
        </button>
        <span role="status">{isSaved.value ? say('options_saved') : ''}</span>
      </div>
    </form>
  );
}
