import {useSignal} from '@preact/signals';
import type {SettingsView} from '../protocol/settings.ts';
import {act} from '../ui/act.ts';
import {WipeHistory} from '../ui/wipe-history.tsx';
import {saveSettings} from './save-settings.ts';

interface Props {
  view: SettingsView;
  onSaved: (view: SettingsView) => void;
}

/** In days, as `Settings.transcriptDays`; the value of an option is its text, and empty stands for no end. */
const CHOICES: [days: number | null, caption: string][] = [
  [0, 'Not at all'],
  [1, 'One day'],
  [7, 'One week'],
  [30, '30 days'],
  [90, '90 days'],
  [365, 'One year'],
  [null, 'Until I wipe it'],
];

/** How long what was said is kept, and what can be done with it. */
export function HistoryForm({view, onSaved}: Props) {
  const days = useSignal(view.settings.transcriptDays);
  const isSaved = useSignal(false);
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    act(async () => {
      onSaved(await saveSettings({transcriptDays: days.value}));
      isSaved.value = true;
    });
  };
  const choices = CHOICES.some(([known]) => known === days.value)
    ? CHOICES
    : [[days.value, `${days.value} days`] as const, ...CHOICES];
  return (
    <form aria-labelledby="history-title" onSubmit={save}>
      <h2 id="history-title">History</h2>
      <p>
        What you and Parley say is kept on this computer alone, to be read in the side panel. A shorter time
        deletes what is older. How long the last turns took is kept in any case, without their words.
      </p>
      <label>
        Keep what was said
        <select
          value={days.value === null ? '' : String(days.value)}
          onChange={({currentTarget: {value}}) => {
            isSaved.value = false;
            days.value = value === '' ? null : Number(value);
          }}
        >
          {choices.map(([known, caption]) => (
            <option key={caption} value={known === null ? '' : String(known)}>
              {caption}
            </option>
          ))}
        </select>
      </label>
      <div class="row">
        <button type="submit" class="primary">
          Save
        </button>
        <span role="status">{isSaved.value ? 'Saved.' : ''}</span>
      </div>
      <WipeHistory />
    </form>
  );
}
