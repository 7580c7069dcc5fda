import {sendCommand} from '../platform/bus.ts';
import {act} from '../ui/act.ts';
import {shortcut} from '../ui/shortcut.ts';

/** The keys that start talking on any page. */
export function ShortcutStep({isNext, onSeen}: {isNext: boolean; onSeen: () => void}) {
  const keys = shortcut.value;
  return (
    <>
      {keys ? (
        <p>
          On any page, <Keys text={keys} /> starts talking; pressed again it sends what you said.
        </p>
      ) : (
        <p>Another extension has the keys that Parley would use. Choose some, or talk with the button.</p>
      )}
      <div class="step-buttons">
        {keys && isNext && (
          <button type="button" class="primary" onClick={onSeen}>
            Got it
          </button>
        )}
        <button
          type="button"
          class={!keys && isNext ? 'primary' : ''}
          onClick={() => act(() => sendCommand('fix.apply', {action: 'open.shortcuts'}))}
        >
          {keys ? 'Change the shortcut' : 'Choose a shortcut'}
        </button>
        {!keys && isNext && (
          <button type="button" onClick={onSeen}>
            Go on without
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
