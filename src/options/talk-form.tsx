import {say, WORDS} from '../platform/text.ts';
import {Settings, type SettingsView} from '../protocol/settings.ts';
import {languageChoices} from './languages.ts';
import {SaveRow} from './save-row.tsx';
import {useDraft} from './use-draft.ts';

interface Props {
  view: SettingsView;
  onSaved: (view: SettingsView) => void;
}

const {talkMode: TalkMode, turnDetection: TurnDetection, patience: Patience} = Settings.unwrap().shape;
/** The most is what `warmMinutes` takes: a session lasts an hour at the service. */
const WARM_MINUTES = [0, 2, 5, 10, 20, 30, 55];

/** How one talks: what a press begins, what a pause means, in which language. */
export function TalkForm({view, onSaved}: Props) {
  const {shown, isSaved, change, save} = useDraft(view, onSaved);
  const minutes = [...new Set([...WARM_MINUTES, shown.warmMinutes])].sort((one, other) => one - other);
  return (
    <form aria-labelledby="talk-title" onSubmit={save}>
      <h2 id="talk-title">{say('talking_title')}</h2>
      <label>
        {say('talking_begins')}
        <select
          name="talkMode"
          value={shown.talkMode}
          onChange={({currentTarget}) => change({talkMode: TalkMode.parse(currentTarget.value)})}
        >
          <option value="push">{say('talking_push')}</option>
          <option value="hands-free">{say('talking_hands_free')}</option>
        </select>
      </label>
      <label>
        {say('talking_finished')}
        <select
          name="turnDetection"
          value={shown.turnDetection}
          onChange={({currentTarget}) => change({turnDetection: TurnDetection.parse(currentTarget.value)})}
        >
          <option value="semantic">{say('talking_semantic')}</option>
          <option value="silence">{say('talking_silence')}</option>
        </select>
      </label>
      <label>
        {say('talking_patience')}
        <select
          name="patience"
          value={shown.patience}
          onChange={({currentTarget}) => change({patience: Patience.parse(currentTarget.value)})}
        >
          <option value="quick">{say('talking_quick')}</option>
          <option value="normal">{say('talking_normal')}</option>
          <option value="patient">{say('talking_patient')}</option>
        </select>
      </label>
      <label>
        {say('talking_language')}
        <select
          name="language"
          value={shown.language ?? ''}
          onChange={({currentTarget}) => change({language: currentTarget.value || null})}
        >
          <option value="">{say('talking_own_language', {language: navigator.language})}</option>
          {languageChoices(shown.language, WORDS.locale).map(({tag, name}) => (
            <option key={tag} value={tag}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('talking_warm')}
        <select
          name="warmMinutes"
          value={shown.warmMinutes}
          onChange={({currentTarget}) => change({warmMinutes: Number(currentTarget.value)})}
        >
          {minutes.map((count) => (
            <option key={count} value={count}>
              {count === 0 ? say('talking_no_time') : say('talking_minutes', {count})}
            </option>
          ))}
        </select>
        <span class="quiet hint">{say('talking_warm_hint')}</span>
      </label>
      <label class="check">
        <input
          type="checkbox"
          name="chime"
          checked={shown.chime}
          onChange={({currentTarget}) => change({chime: currentTarget.checked})}
        />
        {say('talking_chime')}
      </label>
      <SaveRow isSaved={isSaved.value} />
    </form>
  );
}
