import {sendCommand} from '../platform/bus.ts';
import {say} from '../platform/text.ts';
import {act} from '../ui/act.ts';
import {rich} from '../ui/rich.tsx';
import {shortcut} from '../ui/shortcut.ts';

/** The keys that start talking on any page. */
export function ShortcutStep({isNext, onSeen}: {isNext: boolean; onSeen: () => void}) {
  const keys = shortcut.value;
  return (
    <>
      {keys ? <p>{rich('welcome_keys', {keys: <Keys text={keys} />})}</p> : <p>{say('welcome_no_keys')}</p>}
      <div class="step-buttons">
        {keys && isNext && (
          <button type="button" class="primary" onClick={onSeen}>
            {say('welcome_got_it')}
          </button>
        )}
        <button
          type="button"
          class={!keys && isNext ? 'primary' : ''}
          onClick={() => act(() => sendCommand('fix.apply', {action: 'open.shortcuts'}))}
        >
          {keys ? say('welcome_change_shortcut') : say('welcome_choose_shortcut')}
        </button>
        {!keys && isNext && (
          <button type="button" onClick={onSeen}>
            {say('welcome_go_on')}
          </button>
        )}
      </div>
    </>
  );
}

function Keys({text}: {text: string}) {
  return (
    <>
      {text.split('+').map((key, at) => (
        <span key={key}>
          {at > 0 && ' + '}
          <kbd>{key}</kbd>
        </span>
      ))}
    </>
  );
}
