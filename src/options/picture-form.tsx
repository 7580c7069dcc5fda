import {say} from '../platform/text.ts';
import {Screenshots, type SettingsView} from '../protocol/settings.ts';
import {SaveRow} from './save-row.tsx';
import {useDraft} from './use-draft.ts';

interface Props {
  view: SettingsView;
  onSaved: (view: SettingsView) => void;
}

const CHOICES: [value: Screenshots, caption: string, meaning: string][] = [
  ['off', say('picture_off'), say('picture_off_hint')],
  ['asked', say('picture_asked'), say('picture_asked_hint')],
  ['turn', say('picture_turn'), say('picture_turn_hint')],
];

/** When a picture of a page may leave. */
export function PictureForm({view, onSaved}: Props) {
  const {shown, isSaved, change, save} = useDraft(view, onSaved);
  return (
    <form aria-labelledby="picture-title" onSubmit={save}>
      <h2 id="picture-title">{say('picture_title')}</h2>
      <p>{say('picture_intro')}</p>
      <fieldset>
        <legend>{say('picture_sent')}</legend>
        {CHOICES.map(([value, caption, meaning]) => (
          <label key={value} class="check">
            <input
              type="radio"
              name="screenshots"
              value={value}
              checked={shown.screenshots === value}
              onChange={({currentTarget}) => change({screenshots: Screenshots.parse(currentTarget.value)})}
            />
            <span>
              {caption}
              <span class="quiet hint">{meaning}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <SaveRow isSaved={isSaved.value} />
    </form>
  );
}
