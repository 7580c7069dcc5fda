import './type-field.css';
import {useSignal} from '@preact/signals';
import {say} from '../platform/text.ts';
import {talk} from './act.ts';

/** For when one cannot speak: the same turn, typed. */
export function TypeField() {
  const text = useSignal('');
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    if (!text.value.trim()) return;
    talk.type(text.value);
    text.value = '';
  };
  return (
    <form class="type" onSubmit={send}>
      <input
        type="text"
        aria-label={say('ui_type_label')}
        placeholder={say('ui_type_here')}
        maxLength={4000}
        value={text.value}
        onInput={(event) => (text.value = event.currentTarget.value)}
      />
      <button type="submit" disabled={!text.value.trim()}>
        {say('ui_send')}
      </button>
    </form>
  );
}
