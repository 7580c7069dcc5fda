import {say} from '../platform/text.ts';
import {Settings, type SettingsView} from '../protocol/settings.ts';
import {SaveRow} from './save-row.tsx';
import {useDraft} from './use-draft.ts';

const CAPTIONS: Record<Settings['theme'], string> = {
  system: say('look_system'),
  light: say('look_light'),
  dark: say('look_dark'),
};

/** In which colours Parley is shown. */
export function LookForm({view, onSaved}: {view: SettingsView; onSaved: (view: SettingsView) => void}) {
  const {shown, isSaved, change, save} = useDraft(view, onSaved);
  return (
    <form aria-labelledby="look-title" onSubmit={save}>
      <h2 id="look-title">{say('look_title')}</h2>
      <label>
        {say('look_colours')}
        <select
          name="theme"
          value={shown.theme}
          onChange={({currentTarget}) =>
            change({theme: Settings.unwrap().shape.theme.parse(currentTarget.value)})
          }
        >
          {Settings.unwrap().shape.theme.options.map((theme) => (
            <option key={theme} value={theme}>
              {CAPTIONS[theme]}
            </option>
          ))}
        </select>
      </label>
      <SaveRow isSaved={isSaved.value} />
    </form>
  );
}
