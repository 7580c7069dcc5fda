import {say} from '../platform/text.ts';
import {LogLevel} from '../protocol/log-line.ts';
import type {SettingsView} from '../protocol/settings.ts';
import {act} from '../ui/act.ts';
import {exportLog} from '../ui/export-log.ts';
import {SaveRow} from './save-row.tsx';
import {useDraft} from './use-draft.ts';

const CAPTIONS: Record<LogLevel, string> = {
  debug: say('log_debug'),
  info: say('log_info'),
  warn: say('log_warn'),
  error: say('log_error'),
};

/** What is kept in the log, and the log itself. */
export function LogForm({view, onSaved}: {view: SettingsView; onSaved: (view: SettingsView) => void}) {
  const {shown, isSaved, change, save} = useDraft(view, onSaved);
  return (
    <form aria-labelledby="log-title" onSubmit={save}>
      <h2 id="log-title">{say('log_title')}</h2>
      <p>{say('log_intro')}</p>
      <label>
        {say('log_keep')}
        <select
          name="logLevel"
          value={shown.logLevel}
          onChange={({currentTarget}) => change({logLevel: LogLevel.parse(currentTarget.value)})}
        >
          {LogLevel.options.map((level) => (
            <option key={level} value={level}>
              {CAPTIONS[level]}
            </option>
          ))}
        </select>
      </label>
      <SaveRow isSaved={isSaved.value} />
      <button type="button" onClick={() => act(exportLog)}>
        {say('log_save')}
      </button>
    </form>
  );
}
