import {sendCommand} from '../platform/bus.ts';
import {say} from '../platform/text.ts';
import {act} from './act.ts';

export function SettingsLink() {
  return (
    <button
      type="button"
      class="link"
      onClick={() => act(() => sendCommand('fix.apply', {action: 'open.options'}))}
    >
      {say('ui_settings')}
    </button>
  );
}
