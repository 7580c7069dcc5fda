import {useRef} from 'preact/hooks';
import {HOLD_KEYS, holdKeyName} from '../core/hold-keys.ts';
import {say, WORDS} from '../platform/text.ts';

interface Props {
  label: string;
  /** The key that is shown, as `KeyboardEvent.code`. */
  code: string | null;
  onChoose: (code: string) => void;
  /** Called for a key that people write or move with. */
  onRefuse: () => void;
}

/** A field that takes the key that is pressed in it. */
export function KeyField({label, code, onChoose, onRefuse}: Props) {
  const pressed = useRef('');
  const onKeyDown = (event: KeyboardEvent) => {
    pressed.current = event.code;
    // Tab leaves the field, as it does everywhere.
    if (event.code !== 'Tab') event.preventDefault();
  };
  // Chosen when it comes up alone: Shift that goes down for Shift+Tab is not meant.
  const onKeyUp = (event: KeyboardEvent) => {
    if (event.code !== pressed.current) return;
    pressed.current = '';
    if (HOLD_KEYS.includes(event.code)) onChoose(event.code);
    else if (event.code !== 'Tab') onRefuse();
  };
  return (
    <label>
      {label}
      <input
        type="text"
        readOnly
        placeholder={say('hold_press_here')}
        value={code ? holdKeyName(code, WORDS) : ''}
        onKeyDown={onKeyDown}
        onKeyUp={onKeyUp}
      />
    </label>
  );
}
