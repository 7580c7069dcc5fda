import {useSignal} from '@preact/signals';
import {differences, settingsFromFile, settingsToFile} from '../core/settings-file.ts';
import {sendCommand} from '../platform/bus.ts';
import {askForHost} from '../platform/permissions.ts';
import {say, WORDS} from '../platform/text.ts';
import type {Settings, SettingsView} from '../protocol/settings.ts';
import {act} from '../ui/act.ts';
import {datedName, saveFile} from '../ui/save-file.ts';

interface Props {
  view: SettingsView;
  onSaved: (view: SettingsView) => void;
}

/** Takes the settings along: into a file, and out of one. */
export function SettingsFileSection({view, onSaved}: Props) {
  const found = useSignal<Settings | null>(null);
  const notice = useSignal('');
  const count = found.value ? differences(view.settings, found.value).length : 0;

  const write = () =>
    saveFile(datedName('settings', 'json'), 'application/json', settingsToFile(view.settings));
  const read = (file: File | undefined) =>
    act(async () => {
      found.value = file ? settingsFromFile(await file.text()) : null;
      notice.value = file && !found.value ? say('file_none') : '';
    });
  const use = (settings: Settings) =>
    act(async () => {
      // Asked first, while the click still counts as the person's own.
      if (settings.provider === 'compatible' && settings.compatibleUrl)
        await askForHost(settings.compatibleUrl);
      onSaved(await sendCommand('settings.write', {settings}));
      found.value = null;
      notice.value = say('file_used');
    });

  return (
    <section aria-labelledby="file-title">
      <h2 id="file-title">{say('file_title')}</h2>
      <p>{say('file_intro')}</p>
      <button type="button" onClick={write}>
        {say('file_save')}
      </button>
      <label>
        {say('file_use')}
        <input
          type="file"
          name="settingsFile"
          accept=".json,application/json"
          onChange={({currentTarget}) => read(currentTarget.files?.[0])}
        />
      </label>
      {found.value && count > 0 && (
        <button type="button" class="primary" onClick={() => found.value && use(found.value)}>
          {WORDS.counted('file_change', count)}
        </button>
      )}
      <p role="status">{found.value && count === 0 ? say('file_same') : notice.value}</p>
    </section>
  );
}
