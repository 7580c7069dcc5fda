import {Screenshots, type SettingsView} from '../protocol/settings.ts';
import {SaveRow} from './save-row.tsx';
import {useDraft} from './use-draft.ts';

interface Props {
  view: SettingsView;
  onSaved: (view: SettingsView) => void;
}

const CHOICES: [value: Screenshots, caption: string, meaning: string][] = [
  ['off', 'Never', 'Parley reads pages as text only.'],
  ['asked', 'When it helps', 'The voice asks for one, where looks matter: an image, a chart, a map.'],
  [
    'turn',
    'With everything I say',
    'It sees what you see each time. This costs more, about 800 tokens a turn.',
  ],
];

/** When a picture of a page may leave. */
export function PictureForm({view, onSaved}: Props) {
  const {shown, isSaved, change, save} = useDraft(view, onSaved);
  return (
    <form aria-labelledby="picture-title" onSubmit={save}>
      <h2 id="picture-title">Pictures of pages</h2>
      <p>
        A picture shows the voice service what is on your screen in the tab you speak on. Passwords, card
        numbers and one-time codes are hidden in the page before it is taken. What was sent is kept with the
        turn, as a small picture.
      </p>
      <fieldset>
        <legend>A picture is sent</legend>
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
