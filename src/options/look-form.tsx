import {Settings, type SettingsView} from '../protocol/settings.ts';
import {SaveRow} from './save-row.tsx';
import {useDraft} from './use-draft.ts';

const CAPTIONS: Record<Settings['theme'], string> = {
  system: 'as the computer is set',
  light: 'light',
  dark: 'dark',
};

/** In which colours Parley is shown. */
export function LookForm({view, onSaved}: {view: SettingsView; onSaved: (view: SettingsView) => void}) {
  const {shown, isSaved, change, save} = useDraft(view, onSaved);
  return (
    <form aria-labelledby="look-title" onSubmit={save}>
      <h2 id="look-title">Appearance</h2>
      <label>
        Colours
        <select
          name="theme"
          value={shown.theme}
          onChange={({currentTarget}) => change({theme: Settings.shape.theme.parse(currentTarget.value)})}
        >
          {Settings.shape.theme.options.map((theme) => (
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
