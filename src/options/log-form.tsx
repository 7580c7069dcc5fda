import {LogLevel} from '../protocol/log-line.ts';
import type {SettingsView} from '../protocol/settings.ts';
import {act} from '../ui/act.ts';
import {exportLog} from '../ui/export-log.ts';
import {SaveRow} from './save-row.tsx';
import {useDraft} from './use-draft.ts';

const CAPTIONS: Record<LogLevel, string> = {
  debug: 'everything, step by step',
  info: 'what you could have noticed',
  warn: 'what went wrong',
  error: 'only what you lost something by',
};

/** What is kept in the log, and the log itself. */
export function LogForm({view, onSaved}: {view: SettingsView; onSaved: (view: SettingsView) => void}) {
  const {shown, isSaved, change, save} = useDraft(view, onSaved);
  return (
    <form aria-labelledby="log-title" onSubmit={save}>
      <h2 id="log-title">Log</h2>
      <p>
        The log says what Parley did, for when something goes wrong. It holds no keys and no words of yours,
        and stays on this computer.
      </p>
      <label>
        Keep
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
        Save the log as a file
      </button>
    </form>
  );
}
