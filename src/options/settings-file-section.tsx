import {useSignal} from '@preact/signals';
import {differences, settingsFromFile, settingsToFile} from '../core/settings-file.ts';
import {sendCommand} from '../platform/bus.ts';
import {askForHost} from '../platform/permissions.ts';
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
      notice.value = file && !found.value ? 'That file holds no settings of Parley.' : '';
    });
  const use = (settings: Settings) =>
    act(async () => {
      // Asked first, while the click still counts as the person's own.
      if (settings.provider === 'compatible' && settings.compatibleUrl)
        await askForHost(settings.compatibleUrl);
      onSaved(await sendCommand('settings.write', {settings}));
      found.value = null;
      notice.value = 'The settings of the file are in use.';
    });

  return (
    <section aria-labelledby="file-title">
      <h2 id="file-title">Take the settings along</h2>
      <p>
        A file holds every setting on this page. Keys, tokens, the microphone and the speaker are not in it,
        nor is anything that was said.
      </p>
      <button type="button" onClick={write}>
        Save the settings as a file
      </button>
      <label>
        Use the settings of a file
        <input
          type="file"
          name="settingsFile"
          accept=".json,application/json"
          onChange={({currentTarget}) => read(currentTarget.files?.[0])}
        />
      </label>
      {found.value && count > 0 && (
        <button type="button" class="primary" onClick={() => found.value && use(found.value)}>
          {count === 1 ? 'Change one setting' : `Change ${count} settings`}
        </button>
      )}
      <p role="status">
        {found.value && count === 0 ? 'They are the settings that are in use already.' : notice.value}
      </p>
    </section>
  );
}
