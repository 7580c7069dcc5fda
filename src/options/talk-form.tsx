import {Settings, type SettingsView} from '../protocol/settings.ts';
import {languageChoices} from './languages.ts';
import {SaveRow} from './save-row.tsx';
import {useDraft} from './use-draft.ts';

interface Props {
  view: SettingsView;
  onSaved: (view: SettingsView) => void;
}

const {talkMode: TalkMode, turnDetection: TurnDetection, patience: Patience} = Settings.shape;
/** The most is what `warmMinutes` takes: a session lasts an hour at the service. */
const WARM_MINUTES = [0, 2, 5, 10, 20, 30, 55];

/** How one talks: what a press begins, what a pause means, in which language. */
export function TalkForm({view, onSaved}: Props) {
  const {shown, isSaved, change, save} = useDraft(view, onSaved);
  const minutes = [...new Set([...WARM_MINUTES, shown.warmMinutes])].sort((one, other) => one - other);
  return (
    <form aria-labelledby="talk-title" onSubmit={save}>
      <h2 id="talk-title">Talking</h2>
      <label>
        The shortcut and the button start
        <select
          name="talkMode"
          value={shown.talkMode}
          onChange={({currentTarget}) => change({talkMode: TalkMode.parse(currentTarget.value)})}
        >
          <option value="push">one turn, which the next press sends</option>
          <option value="hands-free">a conversation, in which each pause sends what you said</option>
        </select>
      </label>
      <label>
        In a conversation, you have finished
        <select
          name="turnDetection"
          value={shown.turnDetection}
          onChange={({currentTarget}) => change({turnDetection: TurnDetection.parse(currentTarget.value)})}
        >
          <option value="semantic">when what you said sounds complete</option>
          <option value="silence">when you are silent</option>
        </select>
      </label>
      <label>
        While you think, Parley waits
        <select
          name="patience"
          value={shown.patience}
          onChange={({currentTarget}) => change({patience: Patience.parse(currentTarget.value)})}
        >
          <option value="quick">briefly: it answers fast, and may cut in</option>
          <option value="normal">as people do</option>
          <option value="patient">long: you may stop and think</option>
        </select>
      </label>
      <label>
        You speak
        <select
          name="language"
          value={shown.language ?? ''}
          onChange={({currentTarget}) => change({language: currentTarget.value || null})}
        >
          <option value="">the browser’s own language ({navigator.language})</option>
          {languageChoices(shown.language).map(({tag, name}) => (
            <option key={tag} value={tag}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        After an answer, stay connected for
        <select
          name="warmMinutes"
          value={shown.warmMinutes}
          onChange={({currentTarget}) => change({warmMinutes: Number(currentTarget.value)})}
        >
          {minutes.map((count) => (
            <option key={count} value={count}>
              {count === 0 ? 'no time: close with the answer' : `${count} minutes`}
            </option>
          ))}
        </select>
        <span class="quiet hint">
          Connected, the next turn begins at once. Meanwhile nothing is heard and nothing is billed.
        </span>
      </label>
      <label class="check">
        <input
          type="checkbox"
          name="chime"
          checked={shown.chime}
          onChange={({currentTarget}) => change({chime: currentTarget.checked})}
        />
        Play a short tone when what you said has been sent
      </label>
      <SaveRow isSaved={isSaved.value} />
    </form>
  );
}
