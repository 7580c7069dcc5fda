import {sendCommand} from '../platform/bus.ts';
import {act} from './act.ts';

export function SettingsLink() {
  return (
    <button
      type="button"
      class="link"
      onClick={() => act(() => sendCommand('fix.apply', {action: 'open.options'}))}
    >
      Settings
    </button>
  );
}
