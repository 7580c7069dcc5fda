import {useSignal} from '@preact/signals';
import {say} from '../platform/text.ts';
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
  [0, say('history_not')],
  [1, say('history_day')],
  [7, say('history_week')],
  [30, say('history_days', {count: 30})],
  [90, say('history_days', {count: 90})],
  [365, say('history_year')],
  [null, say('history_ever')],
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
    : [[days.value, say('history_days', {count: days.value ?? 0})] as const, ...CHOICES];
  return (
    <form aria-labelledby="history-title" onSubmit={save}>
      <h2 id="history-title">{say('history_title')}</h2>
      <p>{say('history_intro')}</p>
      <label>
        {say('history_keep')}
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
          {say('options_save')}
        </button>
        <span role="status">{isSaved.value ? say('options_saved') : ''}</span>
      </div>
      <WipeHistory />
    </form>
  );
}
