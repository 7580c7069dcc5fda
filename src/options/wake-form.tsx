import {useSignal} from '@preact/signals';
import {LESSONS_NEEDED} from '../core/wake/wake-matcher.ts';
import {Settings, type SettingsView} from '../protocol/settings.ts';
import {useDraft} from './use-draft.ts';
import {WakeLessons} from './wake-lessons.tsx';
import {WakeRecogniser} from './wake-recogniser.tsx';

interface Props {
  view: SettingsView;
  onSaved: (view: SettingsView) => void;
}

const {wakeWord: WakeWord} = Settings.shape;

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
      <h2 id="wake-title">Wake word</h2>
      <p>
        Say its name instead of pressing a key. To hear it, Parley keeps the microphone open: the toolbar
        button shows it all the while, and a sign on the page where Chrome allows one. What it hears stays on
        this computer and is forgotten within seconds. Only what you say after the wake word is sent, until
        you pause.
      </p>
      <label>
        Listen for
        <select
          name="wakeWord"
          value={wakeWord}
          onChange={({currentTarget}) => change({wakeWord: WakeWord.parse(currentTarget.value)})}
        >
          <option value="off">nothing: the wake word is off</option>
          <option value="personal">my own wake word, learned from my voice</option>
          <option value="chrome">a phrase, recognised by Chrome on this computer</option>
        </select>
      </label>
      {wakeWord !== 'off' && (
        <label>
          {wakeWord === 'personal' ? 'My wake word' : 'The phrase'}
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
          <span class="quiet hint">
            Three or four syllables that you seldom say otherwise, as in “hey parley”. Words that rhyme with
            it may be taken for it.
          </span>
        </label>
      )}
      {wakeWord === 'personal' && <WakeLessons phrase={wakePhrase} taken={taken} />}
      {wakeWord === 'chrome' && (
        <WakeRecogniser language={language ?? navigator.language} isAvailable={isRecognised} />
      )}
      <div class="row">
        <button type="submit" class="primary" disabled={!isReady}>
          Save
        </button>
        <span role="status">{isSaved.value ? 'Saved.' : ''}</span>
      </div>
    </form>
  );
}
